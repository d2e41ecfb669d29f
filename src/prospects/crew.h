/* Work shared out among threads. Tasks are numbered and write only to places of their own, so that the result does not
 * depend on who did which. Nothing in a task may allocate: workers bring their work space. */
#ifndef ENT_PROSPECTS_CREW_H
#define ENT_PROSPECTS_CREW_H

#include <stddef.h>

enum { ENT_CREW_MOST = 64 };

/* How many workers `wanted` means here: 0 is one a core; never more than ENT_CREW_MOST. */
unsigned ent_crew_size(unsigned wanted);

/* Calls fn(payload, worker, task) for each task in [0, n), worker in [0, workers); returns when all is done. Where the
 * system gives fewer threads the caller's own does the work. */
void ent_crew_run(unsigned workers, size_t n, void (*fn)(void *payload, unsigned worker, size_t task), void *payload);

#endif
