//! A page between judgement and writing: everything is decided, nothing is written yet.

use url::Url;

use crate::account;
use crate::article::{Article, Candidate, Metadata};
use crate::outline::Outline;
use crate::plan::Plan;
use crate::removals::removals;
use crate::write::{Content, Selection, html, write};

/// Candidates offered when no article was found.
const MAX_CANDIDATES: usize = 3;

/// A judged page.
#[derive(Debug)]
pub struct Judged {
    /// What is there.
    pub outline: Outline,
    /// What the page says of itself.
    pub metadata: Metadata,
    /// What becomes of each part.
    pub plan: Plan,
    pub(crate) base: Option<Url>,
    pub(crate) restorable: bool,
}

impl Judged {
    /// What was kept, in the closed grammar, for a serialiser.
    pub fn content(&self) -> Content {
        self.write(&account::kept(&self.plan))
    }

    /// The article and the account of what was left behind.
    pub fn article(self) -> Article {
        let Self { outline, plan, .. } = &self;
        let removals = removals(outline, plan);
        let mut article = Article {
            found: plan.found,
            text: account::text(outline, plan),
            account: account::account(outline, plan),
            notices: account::notices(outline, plan),
            ..Article::default()
        };
        article.words = article.account.words_kept;
        if plan.found && self.restorable {
            let content = self.write(&removals.selection(outline, plan));
            article.html = html(&content);
            article.places = content.places;
            if !removals.all_fit(outline) {
                article.notices.push("removals-cut");
            }
        } else if plan.found {
            article.html = html(&self.content());
        } else {
            article.whole = html(&self.write(&account::visible(outline, 0)));
            article.candidates = self.candidates();
        }
        article.removals = removals.list;
        article.metadata = self.metadata;
        article
    }

    fn candidates(&self) -> Vec<Candidate> {
        let roots = self.plan.candidates.iter().take(MAX_CANDIDATES);
        let candidate = |&root| {
            let (preview, words) = account::glance(&self.outline, root);
            let html = html(&self.write(&account::visible(&self.outline, root)));
            Candidate { preview, words, html }
        };
        roots.map(candidate).collect()
    }

    fn write(&self, selection: &Selection) -> Content {
        write(&self.outline, selection, self.base.as_ref())
    }
}
