/* How many fell in a fight, told without a verb of killing: "there were 40 dead in the clash between Chad and Sudan",
 * "the raid resulted in 40 deaths", "the death toll of the battle rose to 40". A remark each, of kind "clash"; what a
 * verb tells is read as an act. */
#include "remarks/find.h"

enum { FAR = 14 /* [tokens] between the number and the fight */ };

static const ent_str fallen = {"dead death fatality", sizeof "dead death fatality" - 1};

/* "the death TOLL rose to 40", "the NUMBER of dead was put at 40" */
static bool is_toll(const ent_clause *clause, const ent_amount *amount)
{
	const ent_str verbs = ENT_STR("rise be stand reach put climb come pass estimate");
	int32_t last = (int32_t)(amount->first + amount->n) - 1, verb = clause->tokens[last].head;
	int32_t subject = ent_clause_child(clause, last, ENT_DEPREL_NSUBJ, ENT_CLAUSE_NONE); /* "the toll WAS 40" */
	bool passive;
	if (subject < 0 && verb >= 0 && ent_clause_lemma_in(clause, verb, verbs, ' '))
		subject = ent_clause_subject(clause, verb, &passive);
	if (amount->unit.len || subject < 0)
		return false;
	int32_t of = ent_clause_prep(clause, subject, ENT_STR("of"), ENT_CLAUSE_NONE);
	return ent_clause_lemma_in(clause, subject, ENT_STR("toll"), ' ') ||
		   (ent_clause_lemma_in(clause, subject, ENT_STR("number"), ' ') && of >= 0 &&
			ent_clause_lemma_in(clause, of, fallen, ' '));
}

/* The fight of two states that the sentence names, or ENT_CLAUSE_NONE where there is none or more than one. */
static int32_t fight_of(const ent_clause *clause, ent_states_set *ret_states)
{
	int32_t found = ENT_CLAUSE_NONE;
	for (int32_t i = 0; i < clause->n; i++) {
		if (!ent_clause_gives(clause, i, "fight") || clause->tokens[i].upos != ENT_UPOS_NOUN)
			continue;
		if (found >= 0)
			return ENT_CLAUSE_NONE;
		found = i;
	}
	ent_clause_states_under(clause, found, ret_states);
	return found >= 0 && ret_states->n == 2 ? found : ENT_CLAUSE_NONE;
}

/* A verb of killing tells it. */
static bool is_told(const ent_remark_story *story, const ent_clause *clause)
{
	for (size_t i = story->remarks.n; i-- > 0 && story->remarks.at[i].sentence == clause->sentence->index;)
		if (ent_str_is(story->remarks.at[i].kind, "clash"))
			return true;
	return false;
}

void ent_remark_toll_find(ent_remark_story *story, const ent_clause *clause)
{
	for (size_t i = 0; i < clause->n_amounts; i++) {
		const ent_amount *amount = &clause->amounts[i];
		int32_t last = (int32_t)(amount->first + amount->n) - 1;
		ent_states_set states = {0};
		bool counted = amount->unit.len && ent_remark_listed(fallen, ' ', amount->unit);
		if (amount->ordinal || (!counted && !is_toll(clause, amount)) || is_told(story, clause))
			continue;
		int32_t fight = fight_of(clause, &states);
		if (fight < 0 || (counted && (fight > last + FAR || fight < last - FAR)))
			continue;
		ent_remark remark = ent_remark_new(clause, fight);
		ent_remark_values values = {0};
		*ent_push(story->arena, &values) = ent_remark_amount(clause, amount, ENT_STR("killed"), ENT_STR("person"));
		remark.kind = ENT_STR("clash");
		remark.act = ENT_STR("kill");
		remark.others = ent_states_text(clause->arena, &states);
		(void)ent_remark_date(clause, fight, &remark);
		remark.values = values.at;
		remark.n_values = values.n;
		*ent_push(story->arena, &story->remarks) = remark;
	}
}
