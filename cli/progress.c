/* Progress after a second, at most five times a second on a terminal and every half minute elsewhere: counts, rate,
 * time left from the bytes still to read. */
#include "progress.h"

#include <inttypes.h>
#include <signal.h>
#include <unistd.h>

static volatile sig_atomic_t interrupted;

static void on_interrupt(int signal_number)
{
	if (interrupted)
		_exit(128 + signal_number);
	interrupted = 1;
}

static double between(const struct timespec *a, const struct timespec *b)
{
	return (double)(b->tv_sec - a->tv_sec) + (double)(b->tv_nsec - a->tv_nsec) / 1e9;
}

void progress_start(struct progress *progress, bool quiet)
{
	*progress = (struct progress){.quiet = quiet, .terminal = isatty(STDERR_FILENO) == 1};
	(void)clock_gettime(CLOCK_MONOTONIC, &progress->start);
	progress->last = progress->start;
	struct sigaction action = {.sa_handler = on_interrupt};
	(void)sigaction(SIGINT, &action, NULL);
	(void)sigaction(SIGTERM, &action, NULL);
}

double progress_seconds(const struct progress *progress)
{
	struct timespec now;
	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	return between(&progress->start, &now);
}

static void clear(struct progress *progress)
{
	if (progress->drawn)
		(void)fputs("\r\033[K", stderr);
	progress->drawn = false;
}

static void draw(struct progress *progress, const ent_counts *counts, double seconds)
{
	char left[48] = "";
	if (counts->bytes_total > 0 && counts->bytes > 0 && counts->bytes < counts->bytes_total) {
		double rest = seconds * (double)(counts->bytes_total - counts->bytes) / (double)counts->bytes;
		if (rest >= 90)
			(void)snprintf(left, sizeof left, ", about %.0f min left", rest / 60);
		else
			(void)snprintf(left, sizeof left, ", about %.0f s left", rest + 0.5);
	}
	(void)fprintf(stderr, "%s%" PRId64 " documents, %" PRId64 " events, %.0f documents/s%s%s",
				  progress->terminal ? "\r" : "entente: ", counts->documents, counts->events,
				  (double)counts->documents / seconds, left, progress->terminal ? "\033[K" : "\n");
	(void)fflush(stderr);
	progress->drawn = progress->terminal;
}

static int on_progress(void *payload, const ent_counts *counts)
{
	struct progress *progress = payload;
	struct timespec now;
	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	double seconds = between(&progress->start, &now);
	if (!progress->quiet && seconds >= 1 && between(&progress->last, &now) >= (progress->terminal ? 0.2 : 30)) {
		progress->last = now;
		draw(progress, counts, seconds);
	}
	return interrupted;
}

static void on_problem(void *payload, const ent_error *problem)
{
	struct progress *progress = payload;
	clear(progress);
	progress->problems++;
	(void)complain(problem);
}

ent_hooks progress_hooks(struct progress *progress)
{
	return (ent_hooks){on_progress, on_problem, progress};
}

bool progress_end(struct progress *progress)
{
	clear(progress);
	return interrupted != 0;
}
