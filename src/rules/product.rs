//! Offers: a product, its price, a button to buy.

use super::survey::Container;
use super::{Reach, Rule, no_line};
use crate::plan::Kind;

pub(super) const RULE: Rule = Rule {
    kind: Kind::Product,
    reach: Reach::Thing,
    names: "product, products, productbox, offer, offers, deal, deals, woocommerce, buy, buybox, buy box, affiliate, affiliates, amazon, shop, \
            price box, pricebox, aawp, produkt, angebot, producto, produto, prodotto",
    container: is_offer,
    line: no_line,
    heads_list: false,
    drops: &[
        r#"<div class="widget top_offers"><div>Top deals</div><ul class="products"><li class="product"><a href="/p"><h2>Wireless
           earbuds</h2><span>$29.00</span></a><a class="add_to_cart" href="c">Add to cart</a></li></ul></div>"#,
        r#"<div class="product-box"><img src="p.jpg"><a href="/p">Rain boots</a><p>€ 49,90</p><a href="b">Jetzt kaufen</a></div>"#,
    ],
    keeps: &[
        r#"<div class="shop"><p>For the dough: 300 g flour, bought at the shop for $2, and butter from the <a href="/f">farm</a> next door,
           which costs twice as much and is worth every cent of it.</p></div>"#,
        r#"<p>Buy now, pay later, is how the bank sells a <a href="/x">$300</a> phone.</p>"#,
    ],
};

fn is_offer(container: &Container<'_>) -> bool {
    let sells = container.links() + container.buttons() > 0;
    if !container.named() || !sells || container.prose() > 0 || container.words() > 150 {
        return false;
    }
    container.says() && container.lines().any(|line| line.holds_price())
}
