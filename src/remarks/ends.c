/* The ends of a line: the places between which a pipeline, a railway, a cable runs. */
#include "remarks/find.h"

enum { MOST_ENDS = 3 };

static bool starts_end(const ent_clause *clause, int32_t i)
{
	static const char *const words[] = {"from",       "between",  "linking", "links",   "link", "linked",
										"connecting", "connects", "connect", "running", "runs", "stretching"};
	for (size_t k = 0; k < sizeof words / sizeof *words; k++)
		if (ent_clause_form_is(clause, i, words[k]))
			return true;
	return false;
}

/* True where the place hangs on the thing itself, or on the verb that tells of it: in "a symbol of ties between A and
 * B" it hangs on the ties. */
static bool is_of_thing(const ent_clause *clause, int32_t place, int32_t thing)
{
	const ent_str sites = ENT_STR("city port town capital coast border village terminal");
	int32_t up = clause->tokens[place].head;
	while (up >= 0 && up != thing &&
		   (clause->tokens[up].upos == ENT_UPOS_PROPN || ent_clause_lemma_in(clause, up, sites, ' ')))
		up = clause->tokens[up].head;
	if (up == thing)
		return true;
	if (up < 0 || !ent_clause_is_verb(clause, up))
		return false;
	bool passive;
	return clause->tokens[thing].head == up || ent_clause_under(clause, up, thing) ||
		   ent_clause_subject(clause, up, &passive) == thing || ent_clause_object(clause, up) == thing;
}

/* "LNG" of "from the LNG terminals" is no place; "Karachi" of "the Karachi port" is. */
static bool modifies(const ent_clause *clause, int32_t i)
{
	int32_t head = clause->tokens[i].head;
	return head > i && clause->tokens[i].deprel == ENT_DEPREL_COMPOUND && clause->tokens[head].upos == ENT_UPOS_NOUN &&
		   !clause->mention[i] && clause->tokens[i].form.len > 1 && clause->tokens[i].form.ptr[1] >= 'A' &&
		   clause->tokens[i].form.ptr[1] <= 'Z';
}

/* The places between which it runs: names behind "from", "to", "linking" within the clause of the thing. */
void ent_remark_ends(const ent_clause *clause, int32_t token, ent_remark_values *values)
{
	bool open = false;
	size_t found = 0;
	for (int32_t i = token + 1; i < clause->n && i <= token + 30 && found < MOST_ENDS; i++) {
		const ent_token *t = &clause->tokens[i];
		if (t->form.len && (t->form.ptr[0] == ';' || t->form.ptr[0] == ':'))
			break;
		if (!open && ent_clause_is_verb(clause, i) && ent_clause_rel(clause, i, ENT_DEPREL_ROOT) && i > token + 12)
			break;
		if (starts_end(clause, i) || (ent_clause_form_is(clause, i, "to") && open)) {
			int32_t at = i + 1;
			while (at < clause->n && at < i + 8 &&
				   !(ent_clause_is_capital(clause, at) && clause->tokens[at].upos == ENT_UPOS_PROPN))
				at++;
			bool timed = false;
			for (size_t k = 0; k < clause->n_timexes; k++)
				timed |= at >= (int32_t)clause->timexes[k].first &&
						 at < (int32_t)(clause->timexes[k].first + clause->timexes[k].n);
			if (at >= clause->n || at >= i + 8 || timed || !is_of_thing(clause, at, token) || modifies(clause, at))
				continue;
			open = true;
			int32_t end = at + 1;
			while (end < clause->n &&
				   (clause->tokens[end].upos == ENT_UPOS_PROPN || ent_clause_form_is(clause, end, "-")) &&
				   ent_clause_is_capital(clause, end))
				end++;
			*ent_push(clause->arena, values) =
				(ent_remark_value){.property = ENT_STR("endpoint"),
								   .text = ent_clause_text(clause, (uint32_t)at, (uint32_t)end),
								   .start = clause->tokens[at].start,
								   .end = clause->tokens[end - 1].end,
								   .date = ENT_DATE_NONE};
			found++;
			i = end - 1;
			/* "linking X to Y", "between X and Y" */
			if ((ent_clause_form_is(clause, end, "and") || ent_clause_form_is(clause, end, "with")) &&
				end + 1 < clause->n && found < MOST_ENDS && ent_clause_is_capital(clause, end + 1) &&
				clause->tokens[end + 1].upos == ENT_UPOS_PROPN) {
				int32_t from = end + 1, last = from + 1;
				while (last < clause->n && clause->tokens[last].upos == ENT_UPOS_PROPN &&
					   ent_clause_is_capital(clause, last))
					last++;
				*ent_push(clause->arena, values) =
					(ent_remark_value){.property = ENT_STR("endpoint"),
									   .text = ent_clause_text(clause, (uint32_t)from, (uint32_t)last),
									   .start = clause->tokens[from].start,
									   .end = clause->tokens[last - 1].end,
									   .date = ENT_DATE_NONE};
				found++;
				i = last - 1;
			}
		}
	}
}
