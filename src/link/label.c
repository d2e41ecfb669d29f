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

void ent_label_subject(ent_arena *arena, const ent_claim_options *options, const ent_aspect *aspects, size_t n,
					   ent_claim *claim)
{
	const ent_record_remark *r = aspects[0].remark;
	ent_state_list agents = {0}, others = {0}, all = {0};
	ent_str name = {0}, object = {0}, person = {0}, office = {0}, class = r->act;
	for (size_t i = 0; i < n; i++) {
		const ent_aspect *a = &aspects[i];
		name = longer(name, a->remark->name);
		if (!ent_str_eq(a->remark->object, a->remark->act) && !ent_str_eq(a->remark->object, r->act))
			object = longer(object, a->remark->object); /* no "pipeline pipeline" of "pipeline ventures" */
		person = longer(person, a->remark->person);
		office = longer(office, a->remark->office);
		agents = a->agents.n > agents.n && a->agents.n <= 4 ? a->agents : agents;
		others = a->others.n > others.n && a->others.n <= 4 ? a->others : others;
		all = a->all.n > all.n && a->all.n <= 6 ? a->all : all;
		if (ent_str_is(class, "any"))
			class = a->remark->act;
	}
	bool personal = ent_str_is(r->kind, "visit") || ent_str_is(r->kind, "treaty");
	if (!personal) /* nobody alone ends a state or holds a dispute */
		person = (ent_str){0};
	if (ent_str_is(class, "any") && !name.len) /* "link", "project" */
		class = ent_str_lower(arena, r->text);
	ent_str states = ENT_STR(""), label;
	for (size_t i = 0; i < all.n; i++)
		states = i ? ent_str_join(arena, states, ENT_STR(" "), all.code[i]) : all.code[0];
	const char *phrase = phrase_of(r->kind, r->act);
	if (ent_str_is(r->kind, "project")) {
		ent_str noun = name.len ? class : called(aspects, n, class);
		ent_str sort = object.len ? ent_str_join(arena, object, ENT_STR(" "), noun) : noun;
		bool said = named_so(arena, name, aspects, n) || ent_str_find(ent_str_lower(arena, name), class, 0) >= 0;
		bool sorted = ent_str_find(ent_str_lower(arena, name), object, 0) >= 0;
		label = name.len    ? (said || ent_str_is(class, "any")
								   ? name
								   : ent_str_join(arena, name, ENT_STR(" "), sorted ? class : sort))
				: all.n > 0 ? ent_str_join(arena, sort, ENT_STR(" of "), list(arena, options, &all))
							: sort;
	} else if (ent_str_is(r->kind, "trade")) {
		label = agents.n
					? ent_str_format(arena, "%.*s of %.*s with %.*s", ENT_FMT(r->act),
									 ENT_FMT(list(arena, options, &agents)), ENT_FMT(list(arena, options, &others)))
					: ent_str_format(arena, "%.*s of %.*s", ENT_FMT(r->act), ENT_FMT(list(arena, options, &all)));
	} else {
		ent_str who = person.len ? person : list(arena, options, &agents);
		ent_str what = phrase ? ent_str_of(phrase) : ent_str_join(arena, r->kind, ENT_STR(" "), r->act);
		ent_str whom = name.len && !ent_str_is(r->kind, "embargo") ? name : list(arena, options, &others);
		if (ent_str_is(r->kind, "membership") && object.len)
			whom = r->code.len || !name.len ? object : name;
		if (ent_str_is(r->kind, "embargo"))
			what = ent_str_join(arena, what, ENT_STR(" "),
								name.len ? ent_str_join(arena, name, ENT_STR(" "), object) : object);
		if (ent_str_is(r->kind, "mission"))
			what = ent_str_join(arena, what, ENT_STR(" "), object);
		if (!agents.n && !person.len) {
			who = list(arena, options, &all);
			whom = name.len && !ent_str_is(r->kind, "embargo") ? name : (ent_str){0};
		}
		if (ent_str_is(r->kind, "organisation")) { /* whose founding, not who founded it */
			who = (ent_str){0};
			what = ent_str_is(r->act, "count") ? ENT_STR("members of") : ENT_STR("founding of");
			whom = r->code.len || !name.len ? object : name;
		}
		label = who.len ? ent_str_join(arena, who, ENT_STR(": "), what) : what;
		if (whom.len)
			label = ent_str_join(arena, label, ENT_STR(" "), whom);
	}
	claim->subject = label;
	claim->kind = r->kind;
	claim->act = class;
	claim->states = states;
}
