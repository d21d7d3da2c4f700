use dom_smoothie::{Config, Readability, TextMode};

fn main() {
    decant_peers::answer(|html| {
        let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
        let article = Readability::new(html, None, Some(config)).ok()?.parse().ok()?;
        Some(article.text_content.to_string())
    });
}
