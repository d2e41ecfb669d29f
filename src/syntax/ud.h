/* The inventories of Universal Dependencies (v2) as numbers and names. */
#ifndef ENT_SYNTAX_UD_H
#define ENT_SYNTAX_UD_H

#include "base/str.h"

/* Parts of speech; 0: not tagged. */
typedef enum ent_upos {
	ENT_UPOS_NONE,
	ENT_UPOS_ADJ,
	ENT_UPOS_ADP,
	ENT_UPOS_ADV,
	ENT_UPOS_AUX,
	ENT_UPOS_CCONJ,
	ENT_UPOS_DET,
	ENT_UPOS_INTJ,
	ENT_UPOS_NOUN,
	ENT_UPOS_NUM,
	ENT_UPOS_PART,
	ENT_UPOS_PRON,
	ENT_UPOS_PROPN,
	ENT_UPOS_PUNCT,
	ENT_UPOS_SCONJ,
	ENT_UPOS_SYM,
	ENT_UPOS_VERB,
	ENT_UPOS_X,
	ENT_UPOS_COUNT
} ent_upos;

/* Relations, with the subtypes that the English treebanks use; 0: none. */
typedef enum ent_deprel {
	ENT_DEPREL_NONE,
	ENT_DEPREL_ACL,
	ENT_DEPREL_ACL_RELCL,
	ENT_DEPREL_ADVCL,
	ENT_DEPREL_ADVCL_RELCL,
	ENT_DEPREL_ADVMOD,
	ENT_DEPREL_AMOD,
	ENT_DEPREL_APPOS,
	ENT_DEPREL_AUX,
	ENT_DEPREL_AUX_PASS,
	ENT_DEPREL_CASE,
	ENT_DEPREL_CC,
	ENT_DEPREL_CC_PRECONJ,
	ENT_DEPREL_CCOMP,
	ENT_DEPREL_COMPOUND,
	ENT_DEPREL_COMPOUND_PRT,
	ENT_DEPREL_CONJ,
	ENT_DEPREL_COP,
	ENT_DEPREL_CSUBJ,
	ENT_DEPREL_CSUBJ_PASS,
	ENT_DEPREL_DEP,
	ENT_DEPREL_DET,
	ENT_DEPREL_DET_PREDET,
	ENT_DEPREL_DISCOURSE,
	ENT_DEPREL_DISLOCATED,
	ENT_DEPREL_EXPL,
	ENT_DEPREL_FIXED,
	ENT_DEPREL_FLAT,
	ENT_DEPREL_GOESWITH,
	ENT_DEPREL_IOBJ,
	ENT_DEPREL_LIST,
	ENT_DEPREL_MARK,
	ENT_DEPREL_NMOD,
	ENT_DEPREL_NMOD_DESC,
	ENT_DEPREL_NMOD_POSS,
	ENT_DEPREL_NMOD_UNMARKED,
	ENT_DEPREL_NSUBJ,
	ENT_DEPREL_NSUBJ_OUTER,
	ENT_DEPREL_NSUBJ_PASS,
	ENT_DEPREL_NUMMOD,
	ENT_DEPREL_OBJ,
	ENT_DEPREL_OBL,
	ENT_DEPREL_OBL_AGENT,
	ENT_DEPREL_OBL_UNMARKED,
	ENT_DEPREL_ORPHAN,
	ENT_DEPREL_PARATAXIS,
	ENT_DEPREL_PUNCT,
	ENT_DEPREL_REPARANDUM,
	ENT_DEPREL_ROOT,
	ENT_DEPREL_VOCATIVE,
	ENT_DEPREL_XCOMP,
	ENT_DEPREL_COUNT
} ent_deprel;

const char *ent_upos_name(unsigned upos);     /* "NOUN"; "_" for none */
const char *ent_deprel_name(unsigned deprel); /* "nsubj:pass"; "_" for none */
unsigned ent_upos_parse(ent_str name);        /* 0 when unknown */
/* A subtype that is not in the list is read as its universal relation; 0 when that is unknown too. */
unsigned ent_deprel_parse(ent_str name);
/* The universal relation of a subtype: ENT_DEPREL_NSUBJ of ENT_DEPREL_NSUBJ_PASS. */
unsigned ent_deprel_universal(unsigned deprel);

#endif
