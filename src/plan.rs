//! What the judge decides: one verdict for each block, kept or not for each picture.

use crate::outline::NodeId;

/// What becomes of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is part of the article.
    Kept,
    /// It is not, and this is why.
    Removed(Kind),
    /// It says again what the block of this number says.
    Duplicate(u32),
}

/// The judge's decisions about a page.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Whether the page holds an article at all.
    pub found: bool,
    /// The element that holds the article, or most of it.
    pub root: NodeId,
    /// One verdict a block, in the order of the outline's blocks.
    pub verdicts: Vec<Verdict>,
    /// Whether a leaf (picture, player, rule) is kept, in the order of the outline's items; other items are `false`.
    pub leaves: Vec<bool>,
    /// Whether a rule claimed the block, in the order of the blocks.
    pub claimed: Vec<bool>,
    /// The judge's chance that the block is part of the article, in per cent, in the order of the blocks.
    pub chances: Vec<u8>,
    /// Where else the article could be, best first, for a page on which none was found.
    pub candidates: Vec<NodeId>,
}

macro_rules! kinds {
    ($($variant:ident $name:literal $label:literal;)*) => {
        /// Why something was removed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        #[allow(missing_docs)]
        pub enum Kind { $($variant,)* }

        impl Kind {
            /// Every kind, in the order of the table.
            pub const ALL: &[Kind] = &[$(Kind::$variant,)*];

            /// A stable word for programs.
            pub const fn name(self) -> &'static str {
                match self { $(Kind::$variant => $name,)* }
            }

            /// What a person is told, in English.
            pub const fn label(self) -> &'static str {
                match self { $(Kind::$variant => $label,)* }
            }
        }
    };
}

kinds! {
    Advertisement "advertisement" "Advertisement or sponsor notice";
    AlsoRead "also-read" "“Also read” line";
    App "app" "App-install prompt";
    Author "author" "About the author";
    Breadcrumb "breadcrumb" "Breadcrumb";
    Cart "cart" "Shopping cart";
    Comments "comments" "Comments or comment form";
    Control "control" "Button or form";
    Cookie "cookie" "Cookie or consent notice";
    Counter "counter" "Reading time, views or other counter";
    Credit "credit" "Picture credit said again";
    Disclosure "disclosure" "Affiliate disclosure";
    Donation "donation" "Donation or subscription appeal";
    Footer "footer" "Page footer or legal line";
    Header "header" "Site header";
    Hidden "hidden" "Not shown on the page";
    Login "login" "Sign-in or paywall prompt";
    Metadata "metadata" "Byline, date or other line shown in the heading";
    Navigation "navigation" "Menu";
    Newsletter "newsletter" "Newsletter sign-up";
    OtherStory "other-story" "Another article on the same page";
    Overlay "overlay" "Box that floats over the page";
    Player "player" "Player controls";
    PreviousNext "previous-next" "Previous or next article";
    Print "print" "Print, save, e-mail or edit links";
    Product "product" "Product offer";
    Related "related" "Related or most-read articles";
    Share "share" "Share or follow row";
    Sidebar "sidebar" "Sidebar";
    SkipLink "skip-link" "Skip link";
    Tags "tags" "Tags or categories";
    Title "title" "The title again";
    Widget "widget" "Event, job, poll or other widget";
    Outside "outside" "Outside the article";
}
