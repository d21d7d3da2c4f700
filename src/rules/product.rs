//! Offers: a product, its price, a button to buy.

use super::survey::Container;
use super::{Reach, Rule, no_line};
use crate::plan::Kind;

pub(super) const RULE: Rule = Rule {
    kind: Kind::Product,
    reach: Reach::Thing,
    names: "product, products, productbox, offer, offers, deal, deals, woocommerce, buy, buybox, buy box, affiliate, affiliates, amazon, shop, \
            price box, pricebox, aawp, produkt, angebot, producto, produto, prodotto",
    phrases: &[
        (
            "en",
            "add to cart, add to basket, add to bag, buy now…, buy…, shop now…, shop…, check price…, check latest price…, view deal…, see deal…, get deal…, see price…, \
                see at…, view at…, view on amazon…, order now…, top deals, top offers, best price, best deals, deals, sold out, in stock, view product, select options, see it…, \
                pre-order…",
        ),
        (
            "de",
            "in den warenkorb, jetzt kaufen…, kaufen bei…, zum angebot…, zum shop…, preis prüfen…, bei amazon…, angebote, zum produkt",
        ),
        ("fr", "ajouter au panier, acheter…, voir l'offre…, voir le prix…, commander…, voir sur…"),
        (
            "es",
            "añadir al carrito, comprar…, comprar ahora…, ver oferta…, ver precio…, ver en amazon…, agregar al carrito",
        ),
        ("pt", "adicionar ao carrinho, comprar…, compre agora…, ver oferta…, ver preço…"),
        ("it", "aggiungi al carrello, acquista…, acquista ora…, vedi offerta…, vedi prezzo…, vedi su…"),
        (
            "nl",
            "in winkelwagen, in winkelmand, toevoegen aan winkelwagen, bestel…, koop…, bekijk aanbieding…, bekijk prijs…",
        ),
    ],
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
