/* Progress of a long run: a line that is redrawn on a terminal, a plain line now and then elsewhere. */
#ifndef ENT_CLI_PROGRESS_H
#define ENT_CLI_PROGRESS_H

#include "command.h"

#include <time.h>

struct progress {
	bool quiet, terminal, drawn;
	struct timespec start, last; /* CLOCK_MONOTONIC */
	int64_t problems;
};

/* Starts the clock and makes the first Ctrl-C ask the run to stop after the document in hand; a second one ends the
 * process at once (which loses nothing: documents are added whole). */
void progress_start(struct progress *progress, bool quiet);
ent_hooks progress_hooks(struct progress *progress);
/* Clears the line; true when the run was interrupted. */
bool progress_end(struct progress *progress);
double progress_seconds(const struct progress *progress);

#endif
