/* A remark is told at the place of an event where both are of one sentence and their words overlap: "visit" of "paid a
 * visit". The last that was said of two events holds. */
#include "link/apart.h"

#include "link/occurrence.h"

static bool is_pair(const ent_join *a, const ent_join *b)
{
	return (ent_str_eq(a->event, b->event) && ent_str_eq(a->other, b->other)) ||
		   (ent_str_eq(a->event, b->other) && ent_str_eq(a->other, b->event));
}

static ent_apart_place place_of(const ent_record_event *event)
{
	return (ent_apart_place){event->source->key, event->sentence, event->start, event->end};
}

ent_status ent_aparts_load(ent_store *store, ent_arena *arena, const ent_apart **ret_aparts, size_t *ret_n,
						   ent_error *error)
{
	const ent_join *joins;
	size_t n;
	ent_status status = ent_joins_load(store, arena, &joins, &n, error);
	ENT_VEC(ent_apart) aparts = {0};
	for (size_t i = 0; i < n && !status; i++) {
		bool last = !joins[i].together;
		for (size_t k = i + 1; k < n && last; k++)
			last = !is_pair(&joins[i], &joins[k]);
		ent_record_event a, b;
		if (!last)
			continue;
		status = ent_store_event(store, arena, joins[i].event, &a, error);
		if (!status)
			status = ent_store_event(store, arena, joins[i].other, &b, error);
		if (!status)
			*ent_push(arena, &aparts) = (ent_apart){place_of(&a), place_of(&b)};
		else if (status == ENT_NOTFOUND)
			status = ENT_OK;
	}
	if (status)
		return status;
	*ret_aparts = aparts.at;
	*ret_n = aparts.n;
	return ENT_OK;
}

static bool is_at(const ent_apart_place *place, const ent_record_remark *remark)
{
	return remark->source && remark->source->key == place->source && remark->sentence == place->sentence &&
		   remark->start < place->end && place->start < remark->end;
}

bool ent_aparts_part(const ent_apart *aparts, size_t n, const ent_record_remark *a, const ent_record_remark *b)
{
	for (size_t i = 0; i < n; i++)
		if ((is_at(&aparts[i].a, a) && is_at(&aparts[i].b, b)) || (is_at(&aparts[i].a, b) && is_at(&aparts[i].b, a)))
			return true;
	return false;
}
