//! Shopping carts: the link in the header, the drawer with its sums.

use super::survey::{Container, Line};
use super::{Reach, Rule};
use crate::plan::Kind;

pub(super) const RULE: Rule = Rule {
    kind: Kind::Cart,
    reach: Reach::Thing,
    names: "cart, minicart, sidecart, basket, shopping cart, shopping bag, minibag, warenkorb, panier, carrito, carrinho, \
            carrello, winkelwagen, winkelmand",
    container: is_drawer,
    line: is_cart_line,
    heads_list: false,
    drops: &[
        r#"<div class="mini-cart"><p>Košík</p><p>Váš košík je prázdný.</p><a href="/c">K pokladně</a></div>"#,
        r#"<div id="basket"><span>장바구니</span><p>장바구니가 비어 있습니다.</p><a href="/c">주문하기</a></div>"#,
        r#"<div class="side-cart"><div>Shopping cart <i>×</i></div><p>No products in the cart.</p>
           <p><strong>Subtotal:</strong> <span>$0.00</span></p><a href="/c">Checkout</a></div>"#,
        r#"<div><a class="cart-contents" href="/cart"><i></i> Cart (0) - <span>$0.00</span></a></div>"#,
        r#"<div><a href="/in">Log in</a> <a href="/cart">Cart (0) - £0.00</a></div>{article}"#,
    ],
    keeps: &[
        "<h2>Der Warenkorb</h2><p>Der Warenkorb, nach dem die Teuerung berechnet wird, enthält seit Mai auch Fischernetze und Lampenöl.</p>",
        "<p>Ваша корзина пуста, сказал он ей на рынке.</p>",
        "<h2>購物車</h2><p>購物車是一九三七年發明的，起初沒有人肯推。</p>",
        "<p>The cart tipped over on the hill, and twelve crates of apples rolled into the river below the old mill.</p>",
        r#"<div class="shopping-cart-history"><h2>The shopping cart</h2><p>Sylvan Goldman put wheels under a folding chair in
           1937, and the cart changed how people shop, how much they buy and how large shops are built.</p></div>"#,
    ],
};

fn is_drawer(container: &Container<'_>) -> bool {
    let acts = container.links() + container.buttons() > 0;
    container.named() && container.says() && acts && container.words() <= 150 && container.prose() == 0
}

fn is_cart_line(line: &Line<'_>) -> bool {
    let is_link = line.link_share() > 0.8 && line.holds_price();
    line.says() && (line.named() || is_link) && line.words() <= 8
}
