/* A way to answer questions, as the backtest drives it. */
#ifndef ENT_PROSPECTS_METHODS_H
#define ENT_PROSPECTS_METHODS_H

#include "prospects/history.h"

typedef struct ent_asked {
	uint32_t s, r;
	int32_t t, seen; /* steps before `seen` are known */
} ent_asked;

struct ent_method {
	const char *name;
	/* Learns for questions from step `until` on; steps from `tune` on are for settings only. The model has then seen
	 * the steps before `until`. */
	ent_status (*learn)(ent_arena *arena, const ent_history *history, int32_t tune, int32_t until, unsigned workers,
						void **ret_model, ent_error *error);
	void *(*space)(ent_arena *arena, const void *model); /* of one worker; may be NULL */
	void (*advance)(void *model);                        /* one more step is known; may be NULL */
	void (*score)(const void *model, void *space, const ent_asked *asked, float *scores);
	size_t (*rules)(const void *model); /* may be NULL */
};

#endif
