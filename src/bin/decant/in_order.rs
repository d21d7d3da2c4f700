//! Work on many threads, whose results come out in the order of the tasks.
//!
//! A task travels with the sending half of a channel for its one result. The receiving halves queue up in the order of
//! the tasks, and whoever takes the results waits at the head of the queue. The queue is short: a slow task or a slow
//! taker holds the reading of further tasks up, so that memory does not depend on how many there are.

use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Results that may wait behind a slow one, for each thread.
const WAITING: usize = 3;

/// Does the `work` for each task on `jobs` threads, and gives the results to `take` in the order of the tasks. Ends
/// early if `take` fails.
pub fn in_order<T: Send, R: Send, E>(
    jobs: NonZeroUsize,
    tasks: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let (queue, results) = sync_channel(jobs.get() * WAITING);
    let (desk, tickets) = sync_channel(0);
    let tickets = Mutex::new(tickets);
    thread::scope(|scope| {
        for _ in 0..jobs.get() {
            scope.spawn(|| serve(&tickets, &work));
        }
        scope.spawn(move || hand_out(tasks, &queue, &desk));
        // Leaving the scope drops `results`, which ends the thread that hands out, which ends those that serve.
        for result in results.into_iter().map_while(|result: Receiver<R>| result.recv().ok()) {
            take(result)?;
        }
        Ok(())
    })
}

/// A task, and where its result goes.
type Ticket<T, R> = (T, SyncSender<R>);

fn hand_out<T, R>(tasks: impl Iterator<Item = T>, queue: &SyncSender<Receiver<R>>, desk: &SyncSender<Ticket<T, R>>) {
    for task in tasks {
        let (answer, result) = sync_channel(1);
        if queue.send(result).is_err() || desk.send((task, answer)).is_err() {
            return;
        }
    }
}

fn serve<T, R>(tickets: &Mutex<Receiver<Ticket<T, R>>>, work: impl Fn(T) -> R) {
    let next = || tickets.lock().unwrap_or_else(PoisonError::into_inner).recv();
    while let Ok((task, answer)) = next() {
        // Nobody waits for it any more if the taker has failed.
        let _ = answer.send(work(task));
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::sync::Condvar;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    const JOBS: NonZeroUsize = NonZeroUsize::new(4).unwrap();
    /// Tasks that are read and not yet taken as results: those in the queue, the one being taken, and the one that was
    /// read before there was room for it.
    const MOST_IN_FLIGHT: usize = 4 * WAITING + 2;

    #[test]
    fn results_come_in_the_order_of_the_tasks() {
        let (others, all_done) = (Mutex::new(0), Condvar::new());
        // The first task waits for some that come behind it.
        let work = |task: usize| {
            let mut done = others.lock().unwrap();
            while task == 0 && *done < 6 {
                done = all_done.wait(done).unwrap();
            }
            *done += 1;
            all_done.notify_all();
            task
        };
        let mut taken = Vec::new();
        let take = |result| {
            taken.push(result);
            Ok::<(), Infallible>(())
        };
        in_order(JOBS, 0..100, work, take).unwrap();
        assert_eq!(taken, (0..100).collect::<Vec<_>>());
    }

    #[test]
    fn a_slow_task_holds_the_reading_up() {
        let (read, room_is_full) = (Mutex::new(0), Condvar::new());
        let taken = AtomicUsize::new(0);
        let tasks = (0..1000).inspect(|_| {
            let mut read = read.lock().unwrap();
            *read += 1;
            let in_flight = *read - taken.load(Ordering::SeqCst);
            assert!(in_flight <= MOST_IN_FLIGHT, "{in_flight} in flight");
            room_is_full.notify_all();
        });
        // The first is done no sooner than as many are read as may be.
        let work = |task: usize| {
            let mut read = read.lock().unwrap();
            while task == 0 && *read < MOST_IN_FLIGHT {
                read = room_is_full.wait(read).unwrap();
            }
        };
        let take = |()| {
            taken.fetch_add(1, Ordering::SeqCst);
            Ok::<(), Infallible>(())
        };
        in_order(JOBS, tasks, work, take).unwrap();
        assert_eq!(taken.into_inner(), 1000);
    }

    #[test]
    fn an_endless_list_ends_with_the_taker() {
        let mut room = 10;
        let take = |_| {
            room -= 1;
            if room == 0 { Err("full") } else { Ok(()) }
        };
        assert_eq!(in_order(JOBS, 0_u64.., |task| task, take), Err("full"));
    }
}
