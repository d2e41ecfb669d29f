/* The ends of a line: the places between which a pipeline, a railway, a cable runs. */
#include "remarks/find.h"

enum { MOST_ENDS = 3, REACH = 30 /* [tokens] behind the thing */ };

static bool starts_end(const ent_clause *clause, int32_t i)
{
	static const char *const words[] = {"from",   "between",    "linking",  "links",   "link",
										"linked", "connecting", "connects", "connect", "running",
										"runs",   "stretching", "joining",  "joins"};
	for (size_t k = 0; k < sizeof words / sizeof *words; k++)
		if (ent_clause_form_is(clause, i, words[k]))
			return true;
	return false;
}

/* "is to END AT the port", "TERMINATES IN": where it stops. */
static bool stops(const ent_clause *clause, int32_t i)
{
	return (ent_clause_form_is(clause, i, "at") || ent_clause_form_is(clause, i, "in")) &&
		   ent_clause_lemma_in(clause, i - 1, ENT_STR("end start begin terminate finish"), ' ');
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

/* The two ends found last are states. */
static bool both_states(const ent_clause *clause, const ent_remark_values *values)
{
	size_t states = 0;
	for (int32_t i = 0; i < clause->n; i++)
		for (size_t k = values->n - 2; k < values->n; k++)
			states += values->at[k].start == clause->tokens[i].start && values->at[k].end == clause->tokens[i].end &&
					  clause->mention[i] && clause->mention[i]->how == ENT_HOW_NAME;
	return states == 2;
}

/* A "from" with a name behind it follows. */
static bool leads_on(const ent_clause *clause, int32_t from, int32_t token)
{
	for (int32_t i = from; i + 1 < clause->n && i <= token + REACH; i++)
		if (ent_clause_form_is(clause, i, "from") && ent_clause_is_capital(clause, i + 1) &&
			clause->tokens[i + 1].upos == ENT_UPOS_PROPN)
			return true;
	return false;
}

static int32_t end_of_name(const ent_clause *clause, int32_t first)
{
	int32_t end = first + 1;
	while (end < clause->n && clause->tokens[end].upos == ENT_UPOS_PROPN && ent_clause_is_capital(clause, end))
		end++;
	return end;
}

static void add_end(const ent_clause *clause, int32_t first, int32_t end, ent_remark_values *values)
{
	*ent_push(clause->arena, values) =
		(ent_remark_value){.property = ENT_STR("endpoint"),
						   .text = ent_clause_text(clause, (uint32_t)first, (uint32_t)end),
						   .start = clause->tokens[first].start,
						   .end = clause->tokens[end - 1].end,
						   .date = ENT_DATE_NONE};
}

/* "STARTING AT Chita, the pipeline runs to", "FROM Chita the pipeline runs to": adds where it begins. */
static bool add_fronted(const ent_clause *clause, int32_t token, ent_remark_values *values)
{
	enum { FAR = 6 };
	bool from = ent_clause_form_is(clause, 0, "from");
	bool starting = ent_clause_lemma_in(clause, 0, ENT_STR("start begin"), ' ') &&
					(ent_clause_form_is(clause, 1, "at") || ent_clause_form_is(clause, 1, "in"));
	for (int32_t i = 1; (from || starting) && i < token && i < FAR; i++) {
		if (!ent_clause_is_capital(clause, i) || clause->tokens[i].upos != ENT_UPOS_PROPN)
			continue;
		if (ent_clause_is_timed(clause, i) || ent_clause_under(clause, i, token) ||
			ent_clause_form_is(clause, i + 1, "'s"))
			return false;
		add_end(clause, i, end_of_name(clause, i), values);
		return true;
	}
	return false;
}

/* The places between which it runs: names behind "from", "to", "linking" within the clause of the thing. */
void ent_remark_ends(const ent_clause *clause, int32_t token, ent_remark_values *values)
{
	bool fronted = add_fronted(clause, token, values), open = fronted;
	size_t found = fronted;
	for (int32_t i = token + 1; i < clause->n && i <= token + REACH && found < MOST_ENDS; i++) {
		const ent_token *t = &clause->tokens[i];
		if (t->form.len && (t->form.ptr[0] == ';' || t->form.ptr[0] == ':'))
			break;
		bool passive, root = ent_clause_is_verb(clause, i) && ent_clause_rel(clause, i, ENT_DEPREL_ROOT);
		if (!open && root && i > token + 12 && ent_clause_subject(clause, i, &passive) != token)
			break;
		if (starts_end(clause, i) || (i > 0 && stops(clause, i)) || (ent_clause_form_is(clause, i, "to") && open) ||
			(fronted && ent_clause_lemma_in(clause, i, ENT_STR("reach"), ' '))) {
			int32_t at = i + 1;
			while (at < clause->n && at < i + 8 &&
				   !(ent_clause_is_capital(clause, at) && clause->tokens[at].upos == ENT_UPOS_PROPN))
				at++;
			if (at >= clause->n || at >= i + 8 || ent_clause_is_timed(clause, at) || !is_of_thing(clause, at, token) ||
				modifies(clause, at))
				continue;
			open = true;
			int32_t end = at + 1;
			while (end < clause->n &&
				   (clause->tokens[end].upos == ENT_UPOS_PROPN || ent_clause_form_is(clause, end, "-")) &&
				   ent_clause_is_capital(clause, end))
				end++;
			add_end(clause, at, end, values);
			found++;
			i = end - 1;
			/* "linking X to Y", "between X and Y" */
			if ((ent_clause_form_is(clause, end, "and") || ent_clause_form_is(clause, end, "with")) &&
				end + 1 < clause->n && found < MOST_ENDS && ent_clause_is_capital(clause, end + 1) &&
				clause->tokens[end + 1].upos == ENT_UPOS_PROPN) {
				int32_t from = end + 1, last = end_of_name(clause, from);
				add_end(clause, from, last, values);
				found++;
				i = last - 1;
			}
			/* "between China and Laos will run FROM Dalian TO Sainshand": the towns say more than the states */
			if (found == 2 && leads_on(clause, i + 1, token) && both_states(clause, values)) {
				values->n -= 2;
				found = 0;
			}
		}
	}
	if (fronted && found == 1 && values->n) /* "from Moscow the pipeline is seen as" */
		values->n--;
}
