//! Slides: of the pictures of a slide show a page shows one at a time, and hides the others until their turn.

const NAMES: &[&str] = &[
    "carousel-item",
    "swiper-slide",
    "slick-slide",
    "splide__slide",
    "glide__slide",
    "slideshow-slide",
    "gallery-slide",
    "slide",
    "slides",
    "mySlides",
];
/// Words in the names of the copies that stand before the first and behind the last.
const COPIES: &[&str] = &["clone", "duplicate"];

/// Whether a class names a slide that is not the copy of another.
pub(super) fn is_slide(class: &str) -> bool {
    class.split_ascii_whitespace().any(|word| NAMES.contains(&word)) && !COPIES.iter().any(|copy| class.contains(copy))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slides_wait_for_their_turn_and_copies_do_not() {
        assert!(is_slide("swiper-slide swiper-slide-next"));
        assert!(!is_slide("swiper-slide swiper-slide-duplicate") && !is_slide("slide-menu") && !is_slide(""));
    }
}
