//! A page between judgement and writing: everything is decided, nothing is written yet.

use url::Url;

use crate::account;
use crate::article::{Article, Candidate, Metadata, Restorable};
use crate::outline::Outline;
use crate::plan::Plan;
#[cfg(target_arch = "wasm32")]
use crate::plan::Verdict;
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
}

impl Judged {
    /// What was kept, in the closed grammar, for a serialiser.
    pub fn content(&self) -> Content {
        self.write(&account::kept(&self.plan))
    }

    /// The article and the account of what was left behind.
    pub fn article(&self) -> Article {
        let (outline, plan) = (&self.outline, &self.plan);
        let removals = removals(outline, plan).list;
        let words_left_out = removals.iter().map(|removal| removal.words).sum();
        Article { text: account::text(outline, plan), removals, ..self.article_beside(words_left_out) }
    }

    /// The article without its plain text and without what was left behind: what a reader sees first.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn article_alone(&self) -> Article {
        let blocks = self.outline.blocks.iter().zip(&self.plan.verdicts);
        let left_out = blocks.filter(|(_, verdict)| **verdict != Verdict::Kept);
        self.article_beside(left_out.map(|(block, _)| account::words_left_out(&self.outline, block)).sum())
    }

    /// The same, where it is known how many words were left behind: to count them is much of the work.
    fn article_beside(&self, words_left_out: u32) -> Article {
        let (outline, plan) = (&self.outline, &self.plan);
        let mut article = Article {
            found: plan.found,
            metadata: self.metadata.clone(),
            account: account::account(outline, plan, words_left_out),
            notices: account::notices(outline, plan),
            ..Article::default()
        };
        article.words = article.account.words_kept;
        if plan.found {
            article.html = html(&self.content());
        } else {
            article.whole = html(&self.write(&account::visible(outline, 0)));
            article.candidates = self.candidates();
        }
        article
    }

    /// The page with what was removed in its place; where no article was found, there is nothing to put it into.
    pub fn restorable(&self) -> Restorable {
        let (outline, plan) = (&self.outline, &self.plan);
        let removals = removals(outline, plan);
        if !plan.found {
            return Restorable { removals: removals.list, ..Restorable::default() };
        }
        let content = self.write(&removals.selection(outline, plan));
        let is_cut = !removals.all_fit(outline);
        Restorable { html: html(&content), places: content.places, removals: removals.list, is_cut }
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
