//! The `decant` command: pours the article off saved pages.

mod batch;
mod explain;
mod failure;
mod http;
mod in_order;
mod input;
mod show;
mod warc;

use std::io::{BufReader, IsTerminal, Write};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand};

use failure::Failure;
use show::Format;

#[derive(Parser)]
#[command(
    name = "decant",
    version,
    about = "Pours the article off a messy page and leaves the sediment",
    args_conflicts_with_subcommands = true,
    after_help = "Exit codes: 0 done, 1 the page could not be read, 2 no article on the page, 64 wrong arguments."
)]
struct Cli {
    /// The saved page; - or nothing reads from standard input
    file: Option<PathBuf>,
    /// What to write
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The page's address: makes its links and pictures absolute
    #[arg(long, global = true, value_name = "URL")]
    url: Option<String>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Lists what was removed from a page, and why
    Explain {
        /// The saved page; - reads from standard input
        file: PathBuf,
        /// Lists every block of text with its verdict
        #[arg(long)]
        blocks: bool,
    },
    /// Reads one path a line from standard input, answers each page with one line of JSON, in the same order
    ///
    /// A path is that of a saved page, or of a web archive (.warc, .warc.gz), of which every HTML response is a page.
    Batch {
        /// Threads; as many as the machine has cores if nothing is said
        #[arg(long, value_name = "N")]
        jobs: Option<NonZeroUsize>,
        /// Tells every block of text with its verdict, too
        #[arg(long)]
        blocks: bool,
        /// Leaves captions out of the text, as the truths of benchmarks do; the reader keeps them
        #[arg(long)]
        benchmark: bool,
    },
}

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(usage) => return told(&usage),
    };
    match run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads our output has enough of it (`decant page.html | head`).
        Err(Failure::Output(why)) if why.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            // Nobody is left to be told if standard error is closed, too.
            let _ = writeln!(std::io::stderr(), "decant: {failure}");
            failure.code()
        }
    }
}

/// Help and version are answers; anything else is a wrong call, told apart from a page without article.
fn told(usage: &clap::Error) -> ExitCode {
    let _ = usage.print();
    match usage.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => ExitCode::SUCCESS,
        _ => ExitCode::from(64),
    }
}

fn run(cli: Cli) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match cli.command {
        Some(Command::Explain { file, blocks }) => {
            let judged = input::judge(input::read(&file)?, cli.url.as_deref(), None)?;
            out.write_all(explain::report(judged, blocks)?.as_bytes())?;
        }
        Some(Command::Batch { blocks, benchmark, jobs }) => {
            let jobs = jobs.or(std::thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN);
            let settings = batch::Settings { url: cli.url.as_deref(), blocks, benchmark, jobs };
            batch::run(BufReader::new(std::io::stdin()), &mut out, &settings)?
        }
        None if cli.file.is_none() && std::io::stdin().is_terminal() => {
            Cli::command().print_help()?;
        }
        None => {
            let file = cli.file.unwrap_or_else(|| PathBuf::from("-"));
            let judged = input::judge(input::read(&file)?, cli.url.as_deref(), None)?;
            show::show(&mut out, judged, cli.format, &file)?;
        }
    }
    Ok(out.flush()?)
}
