/* Kinds: one table, types as in the codebook of PLOVER. */
#include "report/kind.h"

static const struct {
	const char *code, *word, *one;
} kinds[] = {
	{"AGREE", "agreement", "an agreement"},
	{"CONSULT", "consultation", "a consultation"},
	{"SUPPORT", "support", "an act of support"},
	{"CONCEDE", "concession", "a concession"},
	{"COOPERATE", "cooperation", "an act of cooperation"},
	{"AID", "aid", "an act of aid"},
	{"RETREAT", "retreat", "a retreat"},
	{"REQUEST", "request", "a request"},
	{"ACCUSE", "accusation", "an accusation"},
	{"REJECT", "rejection", "a rejection"},
	{"THREATEN", "threat", "a threat"},
	{"PROTEST", "protest", "a protest"},
	{"SANCTION", "sanction", "a sanction"},
	{"MOBILIZE", "mobilization", "a mobilization"},
	{"COERCE", "coercion", "an act of coercion"},
	{"ASSAULT", "assault", "an assault"},
	{"VERBAL_COOPERATION", "cooperation in word", "cooperation in word"},
	{"MATERIAL_COOPERATION", "cooperation in deed", "cooperation in deed"},
	{"VERBAL_CONFLICT", "conflict in word", "conflict in word"},
	{"MATERIAL_CONFLICT", "conflict in deed", "conflict in deed"},
};

ent_str ent_kind_word(ent_str event)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (ent_str_is(event, kinds[i].code))
			return ent_str_of(kinds[i].word);
	return event;
}

ent_str ent_kind_one(ent_str event)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (ent_str_is(event, kinds[i].code))
			return ent_str_of(kinds[i].one);
	return event;
}

ent_str ent_kind_silence(ent_str reason)
{
	static const char *const reasons[][2] = {
		{"no actor", "names no state nor any other that could act"},
		{"one actor", "names one side only"},
		{"no two sides at the event word", "names two, but not both at the words that tell of an act"},
		{"no event word", "has no word that tells of an act"},
		{"no pattern fits", "no rule knows the act"},
		{"title", "is a title"},
		{"heading", "is a heading"},
	};
	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if (ent_str_is(reason, reasons[i][0]))
			return ent_str_of(reasons[i][1]);
	return reason;
}
