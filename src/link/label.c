/* Labels: "Chad: left the Central African Union", "gas pipeline of Kenya and Uganda", from the kind of the subject. */
#include "link/label.h"

static ent_str state_name(const ent_claim_options *options, ent_str code)
{
	ent_str name = options && options->state_name ? options->state_name(options->payload, code) : (ent_str){0};
	return name.len ? name : code;
}

static ent_str list(ent_arena *arena, const ent_claim_options *options, const ent_state_list *states)
{
	ent_str text = {0};
	for (size_t i = 0; i < states->n; i++) {
		ent_str name = state_name(options, states->code[i]);
		text = i == 0 ? name : ent_str_join(arena, text, i + 1 < states->n ? ENT_STR(", ") : ENT_STR(" and "), name);
	}
	return text;
}

/* How an act reads behind a colon. */
static const char *phrase_of(ent_str kind, ent_str act)
{
	static const struct {
		const char *kind, *act, *phrase;
	} phrases[] = {
		{"membership", "join", "accession to"},
		{"membership", "observe", "observer status in"},
		{"membership", "leave", "withdrawal from"},
		{"forces", "withdraw", "withdrawal of troops from"},
		{"troops", "keep", "troops in"},
		{"troops", "send", "troops sent to"},
		{"relations", "establish", "establishment of relations"},
		{"relations", "restore", "restoration of relations"},
		{"relations", "sever", "breach of relations"},
		{"recognition", "recognise", "recognition of"},
		{"state", "end", "end of the state"},
		{"state", "independence", "independence"},
		{"state", "declare", "declaration of independence"},
		{"state", "found", "founding of the state"},
		{"organisation", "found", "founding"},
		{"treaty", "sign", "signing"},
		{"treaty", "initial", "initialling"},
		{"treaty", "ratify", "ratification"},
		{"treaty", "end", "termination"},
		{"treaty", "expire", "expiry"},
		{"treaty", "enter", "entry into force"},
		{"treaty", "last", "term of"},
		{"embargo", "lift", "lifting of"},
		{"embargo", "ease", "easing of"},
		{"embargo", "impose", "imposition of"},
		{"mission", "open", "opening of"},
		{"mission", "close", "closing of"},
		{"visit", "visit", "visit to"},
		{"exercise", "hold", "exercise"},
		{"supply", "give", "deliveries to"},
		{"supply", "buy", "purchases from"},
		{"supply", "sell", "sales to"},
		{"clash", "kill", "losses"},
		{"prisoners", "take", "prisoners from"},
		{"prisoners", "free", "prisoners freed of"},
		{"border", "divide", "border"},
		{"dispute", "have", "disputes"},
		{"deal", "deal", "deal"},
		{"loan", "loan", "loan"},
		{"grant", "grant", "grant"},
	};
	for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
		if (ent_str_is(kind, phrases[i].kind) && ent_str_is(act, phrases[i].act))
			return phrases[i].phrase;
	return NULL;
}

static ent_str longer(ent_str a, ent_str b)
{
	return b.len > a.len ? b : a;
}

/* The noun by which a text first calls a work without a name: "metro line", where its class is "railway"; or `class`.
 */
static ent_str called(const ent_aspect *aspects, size_t n, ent_str class)
{
	for (size_t i = 0; i < n; i++) {
		const ent_record_remark *r = aspects[i].remark;
		bool lower = r->text.len > 2;
		for (size_t k = 0; k < r->text.len && lower; k++)
			lower = (r->text.ptr[k] >= 'a' && r->text.ptr[k] <= 'z') || r->text.ptr[k] == '-';
		if (lower && r->object.len && !r->once && (i == 0 || !r->definite) && !ent_str_is(r->act, "any"))
			return r->text;
	}
	return class;
}

/* The name holds the noun: "Lima Metro" of a railway. */
static bool named_so(ent_arena *arena, ent_str name, const ent_aspect *aspects, size_t n)
{
	ent_str low = ent_str_lower(arena, name);
	for (size_t i = 0; i < n && name.len; i++)
		if (ent_str_eq(aspects[i].remark->name, name) &&
			ent_str_ends(low, ent_str_lower(arena, aspects[i].remark->text)))
			return true;
	return false;
}

/* What the remarks of a subject tell of it together: the longest of each. */
typedef struct told {
	ent_str name, object, person, class;
	ent_state_list agents, others, all;
} told;

static told told_of(ent_arena *arena, const ent_aspect *aspects, size_t n)
{
	const ent_record_remark *r = aspects[0].remark;
	told t = {.class = r->act};
	for (size_t i = 0; i < n; i++) {
		const ent_aspect *a = &aspects[i];
		t.name = longer(t.name, a->remark->name);
		if (!ent_str_eq(a->remark->object, a->remark->act) && !ent_str_eq(a->remark->object, r->act))
			t.object = longer(t.object, a->remark->object); /* no "pipeline pipeline" of "pipeline ventures" */
		t.person = longer(t.person, a->remark->person);
		t.agents = a->agents.n > t.agents.n && a->agents.n <= 4 ? a->agents : t.agents;
		t.others = a->others.n > t.others.n && a->others.n <= 4 ? a->others : t.others;
		t.all = a->all.n > t.all.n && a->all.n <= 6 ? a->all : t.all;
		if (ent_str_is(t.class, "any"))
			t.class = a->remark->act;
	}
	if (!ent_str_is(r->kind, "visit") && !ent_str_is(r->kind, "treaty"))
		t.person = (ent_str){0};                   /* nobody alone ends a state or holds a dispute */
	if (ent_str_is(t.class, "any") && !t.name.len) /* "link", "project" */
		t.class = ent_str_lower(arena, r->text);
	return t;
}

/* "Unity Bridge", "gas pipeline of Kenya and Uganda" */
static ent_str work_of(ent_arena *arena, const ent_claim_options *options, const told *t, const ent_aspect *aspects,
					   size_t n)
{
	ent_str noun = t->name.len ? t->class : called(aspects, n, t->class);
	ent_str sort = t->object.len ? ent_str_join(arena, t->object, ENT_STR(" "), noun) : noun;
	ent_str low = ent_str_lower(arena, t->name);
	if (!t->name.len)
		return t->all.n > 0 ? ent_str_join(arena, sort, ENT_STR(" of "), list(arena, options, &t->all)) : sort;
	bool said = named_so(arena, t->name, aspects, n) || ent_str_find(low, t->class, 0) >= 0;
	if (said || ent_str_is(t->class, "any"))
		return t->name;
	return ent_str_join(arena, t->name, ENT_STR(" "), ent_str_find(low, t->object, 0) >= 0 ? t->class : sort);
}

/* "exports of Chad with Mali" */
static ent_str trade_of(ent_arena *arena, const ent_claim_options *options, const told *t, ent_str act)
{
	if (!t->agents.n)
		return ent_str_format(arena, "%.*s of %.*s", ENT_FMT(act), ENT_FMT(list(arena, options, &t->all)));
	return ent_str_format(arena, "%.*s of %.*s with %.*s", ENT_FMT(act), ENT_FMT(list(arena, options, &t->agents)),
						  ENT_FMT(list(arena, options, &t->others)));
}

/* "Chad: withdrawal from the Central African Union" */
static ent_str deed_of(ent_arena *arena, const ent_claim_options *options, const told *t, const ent_record_remark *r)
{
	const char *phrase = phrase_of(r->kind, r->act);
	bool embargo = ent_str_is(r->kind, "embargo");
	ent_str who = t->person.len ? t->person : list(arena, options, &t->agents);
	ent_str what = phrase ? ent_str_of(phrase) : ent_str_join(arena, r->kind, ENT_STR(" "), r->act);
	ent_str whom = t->name.len && !embargo ? t->name : list(arena, options, &t->others);
	ent_str body = r->code.len || !t->name.len ? t->object : t->name;
	if (ent_str_is(r->kind, "membership") && t->object.len)
		whom = body;
	if (embargo)
		what = ent_str_join(arena, what, ENT_STR(" "),
							t->name.len ? ent_str_join(arena, t->name, ENT_STR(" "), t->object) : t->object);
	if (ent_str_is(r->kind, "mission"))
		what = ent_str_join(arena, what, ENT_STR(" "), t->object);
	if (!t->agents.n && !t->person.len) {
		who = list(arena, options, &t->all);
		whom = t->name.len && !embargo ? t->name : (ent_str){0};
	}
	if (ent_str_is(r->kind, "organisation")) { /* whose founding, not who founded it */
		who = (ent_str){0};
		what = ent_str_is(r->act, "count") ? ENT_STR("members of") : ENT_STR("founding of");
		whom = body;
	}
	ent_str label = who.len ? ent_str_join(arena, who, ENT_STR(": "), what) : what;
	return whom.len ? ent_str_join(arena, label, ENT_STR(" "), whom) : label;
}

void ent_label_subject(ent_arena *arena, const ent_claim_options *options, const ent_aspect *aspects, size_t n,
					   ent_claim *claim)
{
	const ent_record_remark *r = aspects[0].remark;
	told t = told_of(arena, aspects, n);
	ent_str states = ENT_STR("");
	for (size_t i = 0; i < t.all.n; i++)
		states = i ? ent_str_join(arena, states, ENT_STR(" "), t.all.code[i]) : t.all.code[0];
	claim->subject = ent_str_is(r->kind, "project") ? work_of(arena, options, &t, aspects, n)
					 : ent_str_is(r->kind, "trade") ? trade_of(arena, options, &t, r->act)
													: deed_of(arena, options, &t, r);
	claim->kind = r->kind;
	claim->act = t.class;
	claim->states = states;
}
