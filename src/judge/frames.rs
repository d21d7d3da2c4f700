//! Frames that are no part of any article: buttons of networks, advertisements, what counts visitors.

use crate::outline::{NodeId, Outline, attribute};
use crate::tag::Tag;

/// What their addresses have in them behind the scheme. Videos and posts of the same networks have others.
const ADDRESSES: &[&str] = &[
    "//ad.",
    "//ads.",
    "adblade.com/",
    "addthis.com/",
    "amazon-adsystem.com/",
    "apis.google.com/",
    "blogger.com/navbar",
    "disqus.com/",
    "doubleclick.net/",
    "facebook.com/plugins/activity",
    "facebook.com/plugins/comments",
    "facebook.com/plugins/facepile",
    "facebook.com/plugins/fan",
    "facebook.com/plugins/follow",
    "facebook.com/plugins/like",
    "facebook.com/plugins/page",
    "facebook.com/plugins/recommendations",
    "facebook.com/plugins/share",
    "facebook.com/plugins/subscribe",
    "facebook.com/widgets/",
    "google.com/recaptcha",
    "googlesyndication.com/",
    "googletagmanager.com/",
    "b.hatena.ne.jp/entry/button",
    "outbrain.com/",
    "platform.linkedin.com/",
    "platform.twitter.com/widgets/",
    "platform.x.com/widgets/",
    "plusone.google.com/",
    "rcm.amazon.",
    "stumbleupon.com/badge",
    "taboola.com/",
    "widgets.getpocket.com/",
    "yieldmanager.com/",
    "zedo.com/",
];

/// Whether a leaf is such a frame.
pub(super) fn is_foreign(outline: &Outline, leaf: NodeId) -> bool {
    let node = outline.node(leaf);
    if node.tag != Tag::Iframe {
        return false;
    }
    let address = attribute(outline.source_of(node.start_tag), "src").unwrap_or_default();
    // What a frame is told stands behind the mark, such as the page that it is a button of.
    let own = address.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    ADDRESSES.iter().any(|part| own.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buttons_and_advertisements_are_foreign_and_posts_are_not() {
        for (address, foreign) in [
            ("https://platform.twitter.com/widgets/tweet_button.html#url=x", true),
            ("//www.facebook.com/plugins/like.php?href=https://a.example/", true),
            ("https://ad.doubleclick.net/adi/paper;sz=300x250", true),
            ("https://platform.twitter.com/embed/Tweet.html?id=9", false),
            ("https://www.facebook.com/plugins/video.php?href=x", false),
            ("https://player.example/v?next=https://disqus.com/", false),
            ("https://load.example/v", false),
        ] {
            let outline = Outline::of_page(&format!("<p>a<iframe src='{address}'></iframe>"));
            let frame = outline.nodes.iter().position(|node| node.tag == Tag::Iframe).unwrap();
            assert_eq!(is_foreign(&outline, frame as NodeId), foreign, "{address}");
        }
    }
}
