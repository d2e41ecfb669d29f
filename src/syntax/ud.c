/* Names of the inventories, in the order of their numbers. */
#include "syntax/ud.h"

static const char *const upos_names[ENT_UPOS_COUNT] = {"_",     "ADJ",   "ADP",   "ADV", "AUX",  "CCONJ",
													   "DET",   "INTJ",  "NOUN",  "NUM", "PART", "PRON",
													   "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

static const char *const deprel_names[ENT_DEPREL_COUNT] = {
	"_",          "acl",          "acl:relcl",  "advcl",        "advcl:relcl", "advmod",
	"amod",       "appos",        "aux",        "aux:pass",     "case",        "cc",
	"cc:preconj", "ccomp",        "compound",   "compound:prt", "conj",        "cop",
	"csubj",      "csubj:pass",   "dep",        "det",          "det:predet",  "discourse",
	"dislocated", "expl",         "fixed",      "flat",         "goeswith",    "iobj",
	"list",       "mark",         "nmod",       "nmod:desc",    "nmod:poss",   "nmod:unmarked",
	"nsubj",      "nsubj:outer",  "nsubj:pass", "nummod",       "obj",         "obl",
	"obl:agent",  "obl:unmarked", "orphan",     "parataxis",    "punct",       "reparandum",
	"root",       "vocative",     "xcomp"};

const char *ent_upos_name(unsigned upos)
{
	return upos_names[upos < ENT_UPOS_COUNT ? upos : 0];
}

const char *ent_deprel_name(unsigned deprel)
{
	return deprel_names[deprel < ENT_DEPREL_COUNT ? deprel : 0];
}

static unsigned find(const char *const *names, unsigned n, ent_str name)
{
	for (unsigned i = 1; i < n; i++)
		if (ent_str_is(name, names[i]))
			return i;
	return 0;
}

unsigned ent_upos_parse(ent_str name)
{
	return find(upos_names, ENT_UPOS_COUNT, name);
}

unsigned ent_deprel_parse(ent_str name)
{
	unsigned whole = find(deprel_names, ENT_DEPREL_COUNT, name);
	ptrdiff_t colon = whole ? -1 : ent_str_find(name, ENT_STR(":"), 0);
	return colon > 0 ? find(deprel_names, ENT_DEPREL_COUNT, ent_str_sub(name, 0, (size_t)colon)) : whole;
}

unsigned ent_deprel_universal(unsigned deprel)
{
	switch (deprel) {
	case ENT_DEPREL_ACL_RELCL:
		return ENT_DEPREL_ACL;
	case ENT_DEPREL_ADVCL_RELCL:
		return ENT_DEPREL_ADVCL;
	case ENT_DEPREL_AUX_PASS:
		return ENT_DEPREL_AUX;
	case ENT_DEPREL_CC_PRECONJ:
		return ENT_DEPREL_CC;
	case ENT_DEPREL_COMPOUND_PRT:
		return ENT_DEPREL_COMPOUND;
	case ENT_DEPREL_CSUBJ_PASS:
		return ENT_DEPREL_CSUBJ;
	case ENT_DEPREL_DET_PREDET:
		return ENT_DEPREL_DET;
	case ENT_DEPREL_NMOD_DESC:
	case ENT_DEPREL_NMOD_POSS:
	case ENT_DEPREL_NMOD_UNMARKED:
		return ENT_DEPREL_NMOD;
	case ENT_DEPREL_NSUBJ_OUTER:
	case ENT_DEPREL_NSUBJ_PASS:
		return ENT_DEPREL_NSUBJ;
	case ENT_DEPREL_OBL_AGENT:
	case ENT_DEPREL_OBL_UNMARKED:
		return ENT_DEPREL_OBL;
	default:
		return deprel;
	}
}
