/* `entente actors --unknown`: one row a name, with how often and in how many documents it stands. Its columns are those
 * that a user needs to write a row of organisations.tsv or holders.tsv. */
#include "api/unknown.h"

#include "base/map.h"
#include "base/vec.h"

#include <stdlib.h>
#include <string.h>

#define MOST_NAMES ((size_t)1 << 30) /* [bytes] */

typedef struct name_count {
	ent_str name, doc; /* doc: the first document, with the byte there */
	const char *kind;
	char sector[4], country[4];
	int64_t n, documents;
	uint32_t last; /* document counted */
} name_count;

struct ent_unknown {
	ent_arena *arena;
	const ent_actors *actors;
	ENT_VEC(name_count) names;
	ent_map index; /* name to names */
	uint32_t document;
};

ent_unknown *ent_unknown_new(const ent_actors *actors)
{
	ent_unknown *unknown = calloc(1, sizeof *unknown);
	if (!unknown || !(unknown->arena = ent_arena_new("unknown names", MOST_NAMES))) {
		free(unknown);
		return NULL;
	}
	unknown->actors = actors;
	unknown->index = ent_map_new(unknown->arena);
	return unknown;
}

ent_unknown *ent_unknown_free(ent_unknown *unknown)
{
	if (unknown) {
		ent_arena_free(unknown->arena);
		free(unknown);
	}
	return NULL;
}

static const char *kind_of(const ent_mention *m)
{
	return m->how == ENT_HOW_PERSON ? "person" : m->how == ENT_HOW_ORGANISATION ? "organisation" : "name";
}

static void count(ent_unknown *unknown, const ent_reading *reading, const ent_mention *m)
{
	const ent_actor *actor = &m->actors[0];
	ent_str name = actor->person.len ? actor->person : actor->name;
	uint32_t at = ent_map_get(&unknown->index, name);
	if (at == ENT_MAP_NONE) {
		at = (uint32_t)unknown->names.n;
		name_count *new = ent_push(unknown->arena, &unknown->names);
		new->name = ent_str_copy(unknown->arena, name);
		new->kind = kind_of(m);
		new->doc = ent_str_format(unknown->arena, "%.*s:%u", ENT_FMT(reading->document->id), m->start);
		memcpy(new->sector, actor->sector, sizeof new->sector);
		memcpy(new->country, actor->country, sizeof new->country);
		(void)ent_map_put(&unknown->index, new->name, at);
	}
	name_count *c = &unknown->names.at[at];
	c->n++;
	if (c->last != unknown->document)
		c->documents++;
	c->last = unknown->document;
}

struct adding {
	ent_unknown *unknown;
	const ent_reading *reading;
};

static ent_status add(void *payload)
{
	const struct adding *job = payload;
	const ent_mentions *mentions = job->reading->mentions;
	job->unknown->document++;
	for (size_t i = 0; i < mentions->n; i++) {
		const ent_mention *m = &mentions->at[i];
		bool person = m->n_actors == 1 && m->actors[0].person.len &&
					  !ent_actors_knows_person(job->unknown->actors, m->actors[0].person);
		if (!m->antecedent && (m->unknown || person))
			count(job->unknown, job->reading, m);
	}
	return ENT_OK;
}

ent_status ent_unknown_add(ent_unknown *unknown, const ent_reading *reading, ent_error *error)
{
	struct adding job = {unknown, reading};
	return ent_arena_run(unknown->arena, add, &job, error);
}

static int more_first(const void *a, const void *b)
{
	const name_count *x = *(const name_count *const *)a, *y = *(const name_count *const *)b;
	return x->n != y->n ? (x->n < y->n ? 1 : -1) : ent_str_cmp(x->name, y->name);
}

/* The name on one line: a name may run over the end of a line of the text. */
static void put_name(ent_buf *out, ent_str name)
{
	for (size_t i = 0; i < name.len; i++) {
		bool space = strchr(" \t\r\n", name.ptr[i]) != NULL;
		if (!space || (i > 0 && !strchr(" \t\r\n", name.ptr[i - 1])))
			ent_buf_putc(out, space ? ' ' : name.ptr[i]);
	}
}

struct writing {
	const ent_unknown *unknown;
	ent_buf *out;
};

static ent_status write_rows(void *payload)
{
	const struct writing *job = payload;
	const ent_unknown *unknown = job->unknown;
	const name_count **order = ENT_NEWN(unknown->arena, const name_count *, unknown->names.n + 1);
	for (size_t i = 0; i < unknown->names.n; i++)
		order[i] = &unknown->names.at[i];
	qsort(order, unknown->names.n, sizeof(const name_count *), more_first);
	ent_buf_puts(job->out, "n\tdocuments\tkind\tsector\tcountry\tname\tfirst\n");
	for (size_t i = 0; i < unknown->names.n; i++) {
		const name_count *c = order[i];
		ent_buf_printf(job->out, "%lld\t%lld\t%s\t%s\t%s\t", (long long)c->n, (long long)c->documents, c->kind,
					   c->sector, c->country);
		put_name(job->out, c->name);
		ent_buf_printf(job->out, "\t%.*s\n", ENT_FMT(c->doc));
	}
	return ENT_OK;
}

void ent_unknown_write(const ent_unknown *unknown, ent_buf *out)
{
	struct writing job = {unknown, out};
	ent_status status = ent_arena_run(unknown->arena, write_rows, &job, NULL);
	if (status && !out->status)
		out->status = status;
}
