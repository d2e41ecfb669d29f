/* Proper names of things, treaties and organisations: runs of capitals around a head, in word order. A name may hold
 * "of", "the", "and", a hyphen and a number; names of states alone ("the Russian pipeline") and titles of persons are
 * no name of a thing. */
#include "remarks/clause.h"

static bool is_hyphen(const ent_clause *clause, int32_t i)
{
	return ent_clause_form_is(clause, i, "-") || ent_clause_form_is(clause, i, "\xE2\x80\x93");
}

static bool is_number(const ent_clause *clause, int32_t i)
{
	ent_str form = clause->tokens[i].form;
	bool digits = form.len > 0 && form.len <= 3;
	for (size_t k = 0; k < form.len && digits; k++)
		digits = (form.ptr[k] >= '0' && form.ptr[k] <= '9') || (k == 0 && form.ptr[k] >= 'A' && form.ptr[k] <= 'Z');
	return digits;
}

/* The number or year that a hyphen ties to the name before it: "Unity-3", "Kite-2019". */
static bool is_tied_number(const ent_clause *clause, int32_t i)
{
	ent_str form = i + 1 < clause->n ? clause->tokens[i + 1].form : (ent_str){0};
	bool digits = is_hyphen(clause, i) && form.len > 0 && form.len <= 4;
	for (size_t k = 0; k < form.len && digits; k++)
		digits = form.ptr[k] >= '0' && form.ptr[k] <= '9';
	return digits;
}

static bool links(const ent_clause *clause, int32_t i)
{
	return ent_clause_form_is(clause, i, "of") || ent_clause_form_is(clause, i, "for");
}

/* The word that a link at `i` leads to: "Rome" of "Treaty of Rome", "Two" of "Treaty of the Two Rivers". */
static int32_t linked(const ent_clause *clause, int32_t i)
{
	return ent_clause_form_is(clause, i, "of") && ent_clause_form_is(clause, i + 1, "the") ? i + 2 : i + 1;
}

static bool names(const ent_clause *clause, int32_t i)
{
	if (i < 0 || i >= clause->n || !ent_clause_is_capital(clause, i))
		return false;
	const ent_token *t = &clause->tokens[i];
	if (t->upos == ENT_UPOS_DET || t->upos == ENT_UPOS_ADP || t->upos == ENT_UPOS_PRON || t->upos == ENT_UPOS_CCONJ ||
		t->upos == ENT_UPOS_SCONJ || t->upos == ENT_UPOS_ADV || t->upos == ENT_UPOS_AUX)
		return false;
	const ent_mention *m = clause->mention[i];
	bool person = m && (m->how == ENT_HOW_PERSON || m->how == ENT_HOW_OFFICE);
	if (person)
		return false;
	for (size_t k = 0; k < clause->n_timexes; k++)
		if ((uint32_t)i >= clause->timexes[k].first && (uint32_t)i < clause->timexes[k].first + clause->timexes[k].n)
			return false;
	ptrdiff_t hyphen = ent_str_find(t->form, ENT_STR("-"), 0); /* "Trans-Andean" */
	bool joined = hyphen > 0 && (size_t)hyphen + 1 < t->form.len && t->form.ptr[hyphen + 1] >= 'A' &&
				  t->form.ptr[hyphen + 1] <= 'Z';
	return i > 0 || t->upos == ENT_UPOS_PROPN || joined;
}

static bool is_state_word(const ent_clause *clause, int32_t i)
{
	const ent_mention *m = clause->mention[i];
	if (m && m->end - m->start < clause->tokens[i].form.len) /* "Trans-Andean": no state's own */
		return false;
	return m && (m->how == ENT_HOW_NAME || m->how == ENT_HOW_ADJECTIVE) && m->n_actors == 1 && m->actors[0].country[0];
}

/* "Treaty of Amity, COMMERCE and NAVIGATION": the end of the list of topics whose first is at `first`, or of that one.
 */
static int32_t end_of_topics(const ent_clause *clause, int32_t first)
{
	int32_t end = first + 1;
	while (end < clause->n && names(clause, end) && !clause->mention[end])
		end++;
	for (int32_t i = end; i + 1 < clause->n; i += 2) {
		bool and = ent_clause_form_is(clause, i, "and");
		if ((!and&&!ent_clause_form_is(clause, i, ",")) || !names(clause, i + 1) || clause->mention[i + 1])
			break;
		while (i + 2 < clause->n && names(clause, i + 2) && !clause->mention[i + 2]) /* "and MUTUAL Assistance" */
			i++;
		if (and)
			return i + 2;
	}
	return end;
}

/* Widens [*first, *end), which holds a capital, over the run it lies in. */
static void widen(const ent_clause *clause, int32_t *first, int32_t *end)
{
	for (int32_t i = *first - 1; i >= 0; i--) {
		if (names(clause, i))
			*first = i;
		else if (!(is_hyphen(clause, i) && i > 0 && names(clause, i - 1)) &&
				 !(links(clause, i) && i > 0 && names(clause, i - 1) && !is_state_word(clause, i + 1)))
			break;
	}
	for (int32_t i = *end; i < clause->n; i++) {
		if (names(clause, i) || (is_number(clause, i) && i == *end))
			*end = i + 1;
		else if (is_tied_number(clause, i) && i == *end)
			*end = ++i + 1;
		else if (!(is_hyphen(clause, i) && names(clause, i + 1)) &&
				 !(links(clause, i) && names(clause, linked(clause, i)) && !is_state_word(clause, linked(clause, i))))
			break;
		else if (links(clause, i)) {
			i = linked(clause, i);
			*end = clause->mention[i] ? i + 1 : end_of_topics(clause, i);
			i = *end - 1;
		}
	}
	/* "the Russian Power of Siberia pipeline": whose it is is no part of its name, unless a hyphen ties it in */
	while (*first + 1 < *end && is_state_word(clause, *first) && !is_hyphen(clause, *first + 1) &&
		   clause->mention[*first]->how == ENT_HOW_ADJECTIVE)
		(*first)++;
}

/* True where the run says no more than which states. */
static bool only_states(const ent_clause *clause, int32_t first, int32_t end)
{
	int32_t n = 0;
	for (int32_t i = first; i < end; i++) {
		if (is_hyphen(clause, i))
			continue;
		if (!is_state_word(clause, i) && !ent_clause_form_is(clause, i, "Soviet"))
			return false;
		n++;
	}
	return n < 2;
}

static bool is_called(const ent_clause *clause, int32_t i)
{
	static const char *const words[] = {"called", "named", "dubbed", "codenamed", "code-named", "titled", "entitled"};
	for (size_t k = 0; k < sizeof words / sizeof *words; k++)
		if (ent_clause_form_is(clause, i, words[k]))
			return true;
	return ent_clause_form_is(clause, i, "known") && ent_clause_form_is(clause, i + 1, "as");
}

/* "a pipeline called Blue Stream", "the pipeline, Blue Stream," */
static bool behind(const ent_clause *clause, int32_t head, int32_t *first, int32_t *end)
{
	for (int32_t i = head + 1; i < clause->n && i <= head + 6; i++) {
		if (!is_called(clause, i))
			continue;
		int32_t at = ent_clause_form_is(clause, i, "known") ? i + 2 : i + 1;
		while (at < clause->n && at < i + 4 && !names(clause, at))
			at++;
		if (names(clause, at)) {
			*first = at;
			*end = at + 1;
			return true;
		}
	}
	for (int32_t i = head + 1; i < clause->n && i <= head + 3; i++)
		if (clause->tokens[i].head == head && clause->tokens[i].deprel == ENT_DEPREL_APPOS && names(clause, i)) {
			*first = i;
			*end = i + 1;
			return true;
		}
	return false;
}

ent_str ent_clause_name(const ent_clause *clause, int32_t head, uint32_t *ret_first, uint32_t *ret_end)
{
	int32_t first = head, end = head + 1;
	bool found = false;
	if (!names(clause, head)) {
		for (int32_t i = head - 1; i >= 0 && i >= head - 4 && !found; i--) {
			if (names(clause, i) && !is_hyphen(clause, i)) {
				first = i;
				end = i + 1;
				found = true;
			} else if (ent_clause_form_is(clause, i, ")") || ent_clause_form_is(clause, i, "\"") ||
					   ent_clause_form_is(clause, i, "\xE2\x80\x9D")) {
				continue; /* "the T-A-P-I (TAPI) pipeline" */
			} else if (is_tied_number(clause, i)) {
				continue;
			} else if (!ent_clause_under(clause, i, head) || clause->tokens[i].upos == ENT_UPOS_DET ||
					   clause->tokens[i].upos == ENT_UPOS_ADP || clause->tokens[i].upos == ENT_UPOS_PUNCT) {
				break;
			}
		}
		if (found)
			widen(clause, &first, &end);
		if (found && only_states(clause, first, end))
			found = false;
		if (!found)
			found = behind(clause, head, &first, &end);
		if (!found)
			return (ent_str){0};
	}
	widen(clause, &first, &end);
	if (end > head && first <= head && end - first == 1 && first == head && is_state_word(clause, head))
		return (ent_str){0};
	if (only_states(clause, first, end))
		return (ent_str){0};
	*ret_first = (uint32_t)first;
	*ret_end = (uint32_t)end;
	return ent_clause_text(clause, (uint32_t)first, (uint32_t)end);
}
