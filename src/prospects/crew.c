/* A counter of tasks that each worker takes the next one from. */
#include "prospects/crew.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <unistd.h>

struct crew {
	void (*fn)(void *payload, unsigned worker, size_t task);
	void *payload;
	size_t n;
	atomic_size_t next;
};

struct member {
	struct crew *crew;
	unsigned worker;
	pthread_t thread;
};

static void *work(void *payload)
{
	struct member *member = payload;
	struct crew *crew = member->crew;
	size_t task;
	while ((task = atomic_fetch_add(&crew->next, 1)) < crew->n)
		crew->fn(crew->payload, member->worker, task);
	return NULL;
}

unsigned ent_crew_size(unsigned wanted)
{
	if (wanted == 0) {
		long cores = sysconf(_SC_NPROCESSORS_ONLN);
		wanted = cores > 0 ? (unsigned)cores : 1;
	}
	return wanted > ENT_CREW_MOST ? ENT_CREW_MOST : wanted;
}

void ent_crew_run(unsigned workers, size_t n, void (*fn)(void *payload, unsigned worker, size_t task), void *payload)
{
	struct crew crew = {.fn = fn, .payload = payload, .n = n};
	struct member members[ENT_CREW_MOST];
	unsigned started = 0;
	for (unsigned i = 1; i < workers && i < n && i < ENT_CREW_MOST; i++) {
		members[started] = (struct member){.crew = &crew, .worker = i};
		if (pthread_create(&members[started].thread, NULL, work, &members[started]) != 0)
			break;
		started++;
	}
	struct member self = {.crew = &crew};
	(void)work(&self);
	for (unsigned i = 0; i < started; i++)
		(void)pthread_join(members[i].thread, NULL);
}
