fn main() {
    decant_peers::answer(|html| Some(rs_trafilatura::extract(html).ok()?.content_text));
}
