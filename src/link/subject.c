/* Subjects: remarks are dealt into buckets by what must be equal (kind, act, states, code of an organisation), and
 * joined within a bucket where names, ends, persons and dates allow and enough speaks for it. A bucket is swept from
 * the first to the last remark; each joins the first of the latest MOST_LOOKED subjects that takes it, so the work is
 * linear in the remarks after the sorting into buckets. */
#include "link/subject.h"

#include "link/acronym.h"
#include "link/occurrence.h"
#include "link/subject_fit.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_LOOKED = 48, MOST_MERGED = 8, MOST_MEMBERS = 24 };

typedef struct making {
	ent_arena *arena;
	const ent_claim_options *options;
	ent_aliases aliases;
	ENT_VEC(ent_aspect) aspects;
} making;

static ent_str counts_as(const making *m, ent_str code)
{
	return m->options && m->options->same_as ? m->options->same_as(m->options->payload, code) : code;
}

static void add_state(ent_arena *arena, ent_state_list *list, ent_str code)
{
	size_t i = 0;
	while (i < list->n && ent_str_cmp(list->code[i], code) < 0)
		i++;
	if (list->n == ENT_SUBJECT_STATES || (i < list->n && ent_str_eq(list->code[i], code)))
		return;
	ent_str *wider = ENT_NEWN(arena, ent_str, list->n + 1);
	for (size_t k = 0; k <= list->n; k++)
		wider[k] = k < i ? list->code[k] : k == i ? code : list->code[k - 1];
	list->code = wider;
	list->n++;
}

/* `as_is`: the end of the Soviet Union is not Russia's. */
static void add_states(const making *m, ent_str codes, bool as_is, ent_state_list *list)
{
	ent_str code;
	while (ent_str_split(&codes, ' ', &code))
		if (code.len)
			add_state(m->arena, list, as_is ? code : counts_as(m, code));
}

static ent_str states_text(ent_arena *arena, const ent_state_list *list)
{
	ent_str text = ENT_STR("");
	for (size_t i = 0; i < list->n; i++)
		text = i ? ent_str_join(arena, text, ENT_STR(" "), list->code[i]) : list->code[0];
	return text;
}

/* --- keys --- */

static bool is(const ent_record_remark *r, const char *kind)
{
	return ent_str_is(r->kind, kind);
}

static ent_str object_key(making *m, ent_aspect *a)
{
	const ent_record_remark *r = a->remark;
	if (r->code.len)
		return r->code;
	if (a->alias != ENT_MAP_NONE)
		return ent_str_join(m->arena, ENT_STR("#"), ENT_STR(""), ent_aliases_name(&m->aliases, a->alias));
	return a->name.folded;
}

/* What must be equal; missing where the remark cannot be compared with any. */
static ent_str key_of(making *m, ent_aspect *a)
{
	const ent_record_remark *r = a->remark;
	ent_arena *arena = m->arena;
	ent_str agents = states_text(arena, &a->agents), others = states_text(arena, &a->others),
			all = states_text(arena, &a->all), object = object_key(m, a);
	ent_str parts = {0};
	if (is(r, "membership"))
		parts = agents.len && object.len ? ent_str_join(arena, agents, ENT_STR("|"), object) : (ent_str){0};
	else if (is(r, "dispute"))
		parts = a->all.n == 2 ? all : (ent_str){0};
	else if (is(r, "relations") || is(r, "mission") || is(r, "embargo") || is(r, "border"))
		parts = a->all.n == 2 ? ent_str_join(arena, all, ENT_STR("|"), is(r, "embargo") ? ENT_STR("") : r->object)
							  : (ent_str){0};
	else if (is(r, "forces") || is(r, "recognition") || is(r, "troops") || is(r, "prisoners"))
		parts = a->agents.n == 1 && a->others.n == 1 ? ent_str_join(arena, agents, ENT_STR("|"), others) : (ent_str){0};
	else if (is(r, "state"))
		parts = a->others.n == 1 ? others : (ent_str){0};
	else if (is(r, "organisation"))
		parts = object;
	else if (is(r, "treaty"))
		parts = a->name.n > 0                ? ENT_STR("named")
				: a->all.n >= 2 && a->placed ? all /* for its row; such are never taken for one */
											 : (ent_str){0};
	else if (is(r, "trade")) { /* "oil exports" are not all exports */
		bool one_way = ent_str_is(r->act, "exports") || ent_str_is(r->act, "imports");
		ent_str sort = ent_str_join(arena, ENT_STR("|"), ENT_STR(""), r->object);
		parts = one_way && a->agents.n == 1 && a->others.n == 1
					? ent_str_join(arena, ent_str_join(arena, agents, ENT_STR("|"), others), ENT_STR(""), sort)
				: !one_way && a->all.n == 2 ? ent_str_join(arena, all, ENT_STR(""), sort)
											: (ent_str){0};
	} else if (is(r, "supply")) /* from whom, to whom: what one buys the other sells */
		parts = a->agents.n != 1 || a->others.n != 1 ? (ent_str){0}
				: ent_str_is(r->act, "buy")          ? ent_str_join(arena, others, ENT_STR("|"), agents)
													 : ent_str_join(arena, agents, ENT_STR("|"), others);
	else if (is(r, "visit"))
		parts = a->others.n >= 1 && (a->agents.n >= 1 || r->person.len) ? a->others.code[0] : (ent_str){0};
	else if (is(r, "exercise") || is(r, "talks"))
		parts = a->all.n >= 2 ? all : (ent_str){0};
	else if (is(r, "deal") || is(r, "loan") || is(r, "grant") || is(r, "clash"))
		parts = a->all.n >= 2 ? all : (ent_str){0};
	else if (is(r, "project"))
		parts = ENT_STR("project");
	bool between = is(r, "trade") || is(r, "recognition") || is(r, "forces") || is(r, "supply") || is(r, "troops");
	bool itself = a->agents.n == 1 && a->others.n == 1 && ent_str_eq(a->agents.code[0], a->others.code[0]);
	if (!parts.ptr || (between && itself))
		return (ent_str){0};
	bool classed = is(r, "project") || is(r, "visit") || is(r, "supply");
	return ent_str_join(arena, r->kind, ENT_STR("|"),
						ent_str_join(arena, classed ? ENT_STR("") : r->act, ENT_STR("|"), parts));
}

static void add_aspect(making *m, const ent_record_remark *r, ent_state_list agents, ent_state_list others)
{
	ent_aspect a = {.remark = r, .agents = agents, .others = others, .placed = ent_date_placed(&r->date)};
	a.all = agents;
	for (size_t i = 0; i < others.n; i++)
		add_state(m->arena, &a.all, others.code[i]);
	a.name = ent_name_of(m->arena, r->name, is(r, "project") ? r->act : (ent_str){0});
	ent_name whole = ent_name_of(m->arena, r->name, ENT_NAME_NOUNS);
	a.alias = whole.n ? ent_aliases_of(&m->aliases, whole.folded) : ENT_MAP_NONE;
	for (size_t i = 0; i < r->n_values && a.n_ends < 4; i++)
		if (ent_str_is(r->values[i].property, "endpoint"))
			a.ends[a.n_ends++] = ent_name_of(m->arena, r->values[i].text, (ent_str){0});
	a.key = key_of(m, &a);
	if (a.key.ptr)
		*ent_push(m->arena, &m->aspects) = a;
}

static void add_remark(making *m, const ent_record_remark *r)
{
	ent_state_list agents = {0}, others = {0}, none = {0};
	add_states(m, r->agents, is(r, "state"), &agents);
	add_states(m, r->others, is(r, "state"), &others);
	if (is(r, "membership") || is(r, "recognition")) {
		for (size_t i = 0; i < agents.n; i++) {
			ent_state_list one = {.code = &agents.code[i], .n = 1};
			add_aspect(m, r, one, others);
		}
	} else if (is(r, "state")) {
		for (size_t i = 0; i < others.n; i++) {
			ent_state_list one = {.code = &others.code[i], .n = 1};
			add_aspect(m, r, none, one);
		}
	} else if (is(r, "visit") && others.n > 1) {
		for (size_t i = 0; i < others.n; i++) {
			ent_state_list one = {.code = &others.code[i], .n = 1};
			add_aspect(m, r, agents, one);
		}
	} else {
		add_aspect(m, r, agents, others);
	}
}

/* --- joining within a bucket --- */

/* In the order of documents by name and of their texts, so that it does not matter which was added first. */
static int by_place(const ent_record_remark *a, const ent_record_remark *b)
{
	int order = a->source == b->source ? 0 : ent_str_cmp(a->source->doc, b->source->doc);
	if (order)
		return order;
	if (a->sentence != b->sentence)
		return a->sentence < b->sentence ? -1 : 1;
	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return (a->key > b->key) - (a->key < b->key);
}

/* Shelves of a bucket too large to look through: things by each word of their names and ends, visits by person. */
static int by_key(const void *a, const void *b, void *payload)
{
	const ent_aspect *aspects = payload;
	uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
	const ent_aspect *x = &aspects[i], *y = &aspects[j];
	int order = ent_str_cmp(x->key, y->key);
	if (order)
		return order;
	if ((x->name.n > 0) != (y->name.n > 0)) /* what is named is what the rest may be joined to */
		return x->name.n > 0 ? -1 : 1;
	if (x->n_ends != y->n_ends)
		return x->n_ends > y->n_ends ? -1 : 1;
	order = by_place(x->remark, y->remark);
	return order ? order : (i > j) - (i < j);
}

typedef ENT_VEC(uint32_t) numbers;

/* The subjects found by each handle of a bucket. */
typedef struct shelves {
	ent_map names;
	ENT_VEC(numbers) at;
} shelves;

static numbers *shelf_of(ent_arena *arena, shelves *all, ent_str name, bool make)
{
	uint32_t at = ent_map_get(&all->names, name);
	if (at == ENT_MAP_NONE && !make)
		return NULL;
	if (at == ENT_MAP_NONE) {
		at = (uint32_t)all->at.n;
		*ent_push(arena, &all->at) = (numbers){0};
		ent_map_put(&all->names, ent_str_copy(arena, name), at);
	}
	assert(all->at.at && at < all->at.n);
	return &all->at.at[at];
}

enum { MOST_HANDLES = 24 };

/* What an aspect is looked up by within its bucket: things by name, ends and states; the rest by the bucket itself. */
static size_t handles_of(ent_arena *arena, const ent_aspect *a, ent_str handles[MOST_HANDLES])
{
	size_t n = 0;
	if (!is(a->remark, "project") && !is(a->remark, "treaty")) {
		handles[n++] = ENT_STR("");
		return n;
	}
	for (size_t i = 0; i < a->name.n; i++)
		handles[n++] = ent_str_sub(a->name.words[i], 0, 2); /* other spellings begin alike */
	if (a->name.n > 1) {
		char *initials = ent_arena_alloc(arena, a->name.n);
		for (size_t i = 0; i < a->name.n; i++)
			initials[i] = a->name.words[i].ptr[0];
		handles[n++] = ent_str_sub((ent_str){initials, a->name.n}, 0, 2);
	}
	if (a->alias != ENT_MAP_NONE)
		handles[n++] = ent_str_format(arena, "#%u", a->alias);
	for (size_t i = 0; i < a->n_ends && n < MOST_HANDLES - 2; i++)
		if (a->ends[i].n)
			handles[n++] = ent_str_join(arena, ENT_STR(">"), ENT_STR(""), a->ends[i].words[0]);
	if (a->all.n >= 2)
		handles[n++] = ent_str_join(arena, states_text(arena, &a->all), ENT_STR("/"), a->remark->act);
	return n;
}

typedef ENT_VEC(numbers) members_of;

/* As ent_subject_fit, but what a person has parted stays so. */
static int fit(const making *m, const ent_aspect *a, const ent_aspect *b)
{
	const ent_claim_options *options = m->options;
	if (options && options->n_aparts && ent_aparts_part(options->aparts, options->n_aparts, a->remark, b->remark))
		return -1;
	return ent_subject_fit(options ? options->ledgers : NULL, a, b);
}

static bool takes(const making *m, const numbers *members, const ent_aspect *a)
{
	bool fits = false;
	for (size_t i = 0; i < members->n && i < MOST_MEMBERS; i++) {
		int result = fit(m, &m->aspects.at[members->at[i]], a);
		if (result < 0)
			return false;
		fits |= result > 0;
	}
	return fits;
}

/* The subjects of a bucket while it is swept. */
typedef struct sweep {
	const making *m;
	shelves shelves;
	members_of members; /* of each subject; empty where it went into another */
	numbers into;       /* of each subject: the one that it went into, or itself */
	numbers looked;     /* of each subject: the aspect that looked at it last, and one */
} sweep;

static uint32_t root_of(const sweep *s, uint32_t subject)
{
	while (s->into.at[subject] != subject)
		subject = s->into.at[subject];
	return subject;
}

/* Nothing that is told of the one speaks against anything told of the other. */
static bool may_be_one(const sweep *s, uint32_t a, uint32_t b)
{
	const numbers *x = &s->members.at[a], *y = &s->members.at[b];
	for (size_t i = 0; i < x->n && i < MOST_MEMBERS; i++)
		for (size_t k = 0; k < y->n && k < MOST_MEMBERS; k++)
			if (fit(s->m, &s->m->aspects.at[x->at[i]], &s->m->aspects.at[y->at[k]]) < 0)
				return false;
	return true;
}

static void merge(sweep *s, uint32_t into, uint32_t from)
{
	for (size_t i = 0; i < s->members.at[from].n; i++)
		*ent_push(s->m->arena, &s->members.at[into]) = s->members.at[from].at[i];
	s->members.at[from].n = 0;
	s->into.at[from] = into;
}

/* The first subject that takes the aspect, the latest before older ones, with the next ones that take it too where they
 * may be the same: it then tells that they are. ENT_MAP_NONE: none. `i` marks who looked. */
static uint32_t find_subject(sweep *s, const ent_aspect *a, const ent_str *handles, size_t n, uint32_t i)
{
	uint32_t found = ENT_MAP_NONE;
	for (size_t h = 0; h < n; h++) {
		const numbers *shelf = shelf_of(s->m->arena, &s->shelves, handles[h], false);
		size_t left = found == ENT_MAP_NONE ? MOST_LOOKED : MOST_MERGED;
		for (size_t k = shelf ? shelf->n : 0; k-- > 0 && left > 0;) {
			uint32_t subject = root_of(s, shelf->at[k]);
			if (s->looked.at[subject] == i + 1)
				continue;
			s->looked.at[subject] = i + 1;
			left--;
			if (!takes(s->m, &s->members.at[subject], a))
				continue;
			if (found == ENT_MAP_NONE) {
				found = subject;
				left = MOST_MERGED;
			} else if (may_be_one(s, found, subject)) {
				merge(s, found, subject);
			}
		}
	}
	return found;
}

static uint32_t new_subject(sweep *s)
{
	uint32_t subject = (uint32_t)s->members.n;
	*ent_push(s->m->arena, &s->members) = (numbers){0};
	*ent_push(s->m->arena, &s->into) = subject;
	*ent_push(s->m->arena, &s->looked) = 0;
	return subject;
}

static void join_bucket(making *m, const uint32_t *order, size_t from, size_t to, uint32_t *n_subjects)
{
	sweep s = {.m = m, .shelves = {.names = ent_map_new(m->arena)}};
	for (size_t i = from; i < to; i++) {
		const ent_aspect *a = &m->aspects.at[order[i]];
		ent_str handles[MOST_HANDLES];
		size_t n = handles_of(m->arena, a, handles);
		uint32_t found = find_subject(&s, a, handles, n, (uint32_t)i);
		if (found == ENT_MAP_NONE)
			found = new_subject(&s);
		for (size_t h = 0; h < n; h++) {
			numbers *shelf = shelf_of(m->arena, &s.shelves, handles[h], true);
			if (!shelf->n || shelf->at[shelf->n - 1] != found)
				*ent_push(m->arena, shelf) = found;
		}
		assert(s.members.at && found < s.members.n);
		*ent_push(m->arena, &s.members.at[found]) = order[i];
	}
	for (size_t i = 0; i < s.members.n; i++) {
		for (size_t k = 0; k < s.members.at[i].n; k++)
			m->aspects.at[s.members.at[i].at[k]].subject = *n_subjects;
		*n_subjects += s.members.at[i].n > 0;
	}
}

static int by_subject(const void *a, const void *b)
{
	const ent_aspect *x = a, *y = b;
	if (x->subject != y->subject)
		return x->subject < y->subject ? -1 : 1;
	return by_place(x->remark, y->remark);
}

ent_subjects ent_subjects_of(ent_arena *arena, const ent_record_remarks *remarks, const ent_claim_options *options)
{
	making m = {.arena = arena, .options = options, .aliases = ent_aliases_new(arena)};
	for (size_t i = 0; i < remarks->n_aliases; i++)
		ent_aliases_add(&m.aliases, remarks->aliases[i].name, remarks->aliases[i].other);
	ent_acronyms_add(&m.aliases, remarks);
	for (size_t i = 0; i < remarks->n; i++)
		if (!is(&remarks->at[i], "fate") && !is(&remarks->at[i], "promise")) /* for the ledger of promises */
			add_remark(&m, &remarks->at[i]);
	uint32_t *order = ENT_NEWN(arena, uint32_t, m.aspects.n);
	for (uint32_t i = 0; i < m.aspects.n; i++)
		order[i] = i;
	if (m.aspects.n)
		qsort_r(order, m.aspects.n, sizeof *order, by_key, m.aspects.at);
	uint32_t n_subjects = 0;
	for (size_t from = 0, to; from < m.aspects.n; from = to) {
		to = from + 1;
		while (to < m.aspects.n && ent_str_eq(m.aspects.at[order[to]].key, m.aspects.at[order[from]].key))
			to++;
		join_bucket(&m, order, from, to, &n_subjects);
	}
	if (m.aspects.n)
		qsort(m.aspects.at, m.aspects.n, sizeof *m.aspects.at, by_subject);
	return (ent_subjects){.at = m.aspects.at, .n = m.aspects.n, .n_subjects = n_subjects};
}
