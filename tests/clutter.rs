//! Every piece of sediment on the sample news page is called by its right name, and nothing else is.
#![cfg(not(target_arch = "wasm32"))]

use decant::duplicates;
use decant::plan::Kind::{self, *};
use decant::{Cleaner, Options, clean, rules};

/// First words of a line, and what it is.
const SEDIMENT: &[(&str, Kind)] = &[
    ("Skip to content", SkipLink),
    ("Advertisement", Advertisement),
    ("About us", Navigation),
    ("Contact", Navigation),
    ("Log in Cart (0)", Cart),
    ("Islands", Navigation),
    ("Courier Shop", Navigation),
    ("Home » Islands", Breadcrumb),
    ("Aldermouth and its ferry crews reopen talks", Title),
    ("Ines HalvorsenNovember 18", Metadata),
    ("ShareFacebookTwitter", Share),
    ("Also Read: Island doctors", AlsoRead),
    ("More on this story", Related),
    ("Get the Courier in your inbox", Newsletter),
    ("Sign up for our free", Newsletter),
    ("Share this articleFacebook", Share),
    ("Previous", PreviousNext),
    ("Herring prices open higher", PreviousNext),
    ("Tags: Ferries", Tags),
    ("Follow Ines", Author),
    ("I’m Ines Halvorsen: founder", Author),
    ("Related Articles", Related),
    ("Gale warning: which lines", Related),
    ("We would love to hear", Comments),
    ("Leave a reply", Comments),
    ("Your email address will not", Comments),
    ("Most read", Related),
    ("Top deals", Product),
    ("Wireless earbuds", Product),
    ("£29.00Add to cart", Product),
    ("Follow us", Share),
    ("The Saltmarsh Courier", Footer),
    ("© 2025 The Saltmarsh", Footer),
    ("Shopping cart", Cart),
    ("No products in the cart", Cart),
    ("Checkout", Cart),
    ("ftw", Share),
    ("We use cookies", Cookie),
    ("Accept all", Cookie),
];

fn page(part: &str) -> String {
    let path = format!("{}/tests/site/news/{part}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn the_news_pages_sediment_carries_its_names() {
    let html = page("index.html");
    let mut cleaner = Cleaner::new(Options::default()).unwrap();
    cleaner.write(html.as_bytes()).unwrap();
    let outline = cleaner.outline().unwrap();
    let metadata = clean(&html, Options::default()).unwrap().metadata;
    let claims = rules::claim(&outline, &metadata);

    for (start, kind) in SEDIMENT {
        let lines = outline.blocks.iter().zip(&claims).filter(|(block, _)| outline.text_of(block).starts_with(start));
        let found: Vec<_> = lines.map(|(_, claim)| *claim).collect();
        assert!(found.contains(&Some(*kind)), "“{start}” should be {kind:?}, is {found:?}");
    }

    let expected = page("expected.txt");
    let paragraphs: Vec<&str> = expected.split("\n\n").map(str::trim).skip(1).collect();
    for (block, claim) in outline.blocks.iter().zip(&claims) {
        let text = outline.text_of(block);
        assert!(claim.is_none() || !paragraphs.contains(&text), "“{text}” was called {claim:?}");
    }

    let kept: Vec<bool> = claims.iter().map(Option::is_none).collect();
    let copies = duplicates::find(&outline, &kept, &vec![false; kept.len()]);
    let texts = |number: u32| outline.text_of(&outline.blocks[number as usize]);
    assert_eq!(copies.len(), 3, "caption, pull-quote and summary: {copies:?}");
    assert!(copies.iter().all(|&(_, of)| paragraphs.contains(&texts(of))));
}
