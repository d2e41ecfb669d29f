/* From scores of arcs to a tree with one root. */
#ifndef ENT_SYNTAX_TREE_H
#define ENT_SYNTAX_TREE_H

#include "base/arena.h"

#include <stdint.h>

/* scores [n, n + 1]: of word i with head 0 (root) or k + 1 (word k). Writes each word's head into heads [n], -1 for the
 * root. Greedy where that is a tree; else Chu and Liu's algorithm (n up to 256), or cycles broken one by one. */
void ent_tree_of(ent_arena *arena, const float *scores, uint32_t n, int32_t *heads);

#endif
