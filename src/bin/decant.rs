//! stand-in: batch only
use std::io::{BufRead, Write};
fn main() {
    for path in std::io::stdin().lock().lines().map_while(Result::ok) {
        let bytes = std::fs::read(&path).unwrap();
        let start = std::time::Instant::now();
        let html = String::from_utf8_lossy(&bytes);
        let article = decant::clean(&html, decant::Options::default()).unwrap();
        let ms = start.elapsed().as_secs_f64() * 1000.0;
        println!(
            "{}",
            serde_json::json!({"path": path, "title": article.metadata.title, "text": article.text, "ms": ms, "metadata": article.metadata, "byline": article.metadata.byline})
        );
        std::io::stdout().flush().unwrap();
    }
}
