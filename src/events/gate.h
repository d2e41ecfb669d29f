/* Which sentences need no parse: those in which, whatever their tree, no row of the patterns can be whole. */
#ifndef ENT_EVENTS_GATE_H
#define ENT_EVENTS_GATE_H

#include "events/glance.h"

/* What the words of a sentence leave possible. */
typedef enum ent_gate {
	ENT_GATE_OPEN,    /* a row may fit */
	ENT_GATE_NO_WORD, /* no word of it is one of an event, whatever its part of speech */
	ENT_GATE_NO_ROW   /* each row of its event words asks for a word that is not there */
} ent_gate;

/* Notes what the rows of each entry ask for; when all tables are read. */
void ent_gate_index(ent_vocabulary *vocabulary, ent_arena *arena, ent_entry *entries, size_t n_entries);

/* Looks at the words alone, each in all its readings: what it closes, neither tree nor word order can open. */
ent_gate ent_gate_of(const ent_glance *glance);

#endif
