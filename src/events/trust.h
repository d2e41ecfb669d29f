/* How far an event can be trusted: a probability that signs move up and down. */
#ifndef ENT_EVENTS_TRUST_H
#define ENT_EVENTS_TRUST_H

#include "events/match.h"

/* `p` (0..1, ends excluded) moved by the log-odds that data/confidence.tsv gives for the sign; unmoved where it has
 * none. */
double ent_trust_moved(const ent_vocabulary *vocabulary, double p, const char *sign);

/* The confidence of a finding by its row, its frame and who stands in it, before anything is supplied. */
double ent_trust_of(const ent_scene *scene, const ent_found *found);

#endif
