//! Times the stages of cleaning, each by itself: `cargo bench --bench stages`.

#[path = "../samples/embedded.rs"]
mod embedded;
#[path = "../stress/mod.rs"]
mod stress;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use decant::judge::judge;
use decant::outline::Outline;
use decant::{Cleaner, Options, clean, metadata, rules};

const LONG: usize = 1 << 20;

fn cleaner(page: &str) -> Cleaner {
    let mut cleaner = Cleaner::new(Options::default()).expect("no address is a good one");
    cleaner.write(page.as_bytes()).expect("any page can be read");
    cleaner
}

fn outline(page: &str) -> Outline {
    cleaner(page).outline().expect("any page can be read")
}

fn stages(criterion: &mut Criterion) {
    let sample = |wanted: &str| embedded::PAGES.iter().find(|(path, _)| *path == wanted).map(|(_, page)| *page);
    let news = sample("site/news/index.html").expect("the sample is in the list");
    let long = stress::page(&stress::PATTERNS[0], LONG);
    for (name, page) in [("news", news), ("long", &long)] {
        let outline_of_page = outline(page);
        let told = metadata(&outline_of_page, None);
        let mut group = criterion.benchmark_group(name);
        group.throughput(Throughput::Bytes(page.len() as u64));
        group.bench_function("outline", |bencher| bencher.iter(|| outline(page)));
        group.bench_function("metadata", |bencher| bencher.iter(|| metadata(&outline_of_page, None)));
        group.bench_function("rules", |bencher| bencher.iter(|| rules::claim(&outline_of_page, &told)));
        group.bench_function("judge with rules", |bencher| bencher.iter(|| judge(&outline_of_page, &told)));
        let judged = || cleaner(page).judge().expect("any page can be read");
        group.bench_function("write", |bencher| {
            bencher.iter_batched(judged, |page| page.article(), BatchSize::LargeInput)
        });
        group.bench_function("all", |bencher| bencher.iter(|| clean(page, Options::default())));
        group.finish();
    }
}

criterion_group!(benches, stages);
criterion_main!(benches);
