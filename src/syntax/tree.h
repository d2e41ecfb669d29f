/* From scores of arcs to a tree with one root. */
#ifndef ENT_SYNTAX_TREE_H
#define ENT_SYNTAX_TREE_H

#include "base/arena.h"

#include <stdint.h>

/* scores [n, stride]: of word i with head 0 (root) or k + 1 (word k), in the first n + 1 columns. Writes each word's
 * head into heads [n], -1 for the root. Greedy where that is a tree; else Chu and Liu's algorithm (n up to 256), or
 * cycles broken one by one. `best` [n]: the best of each word, by column; it is changed. */
void ent_tree_of(ent_arena *arena, const float *scores, uint32_t stride, uint32_t n, uint32_t *best, int32_t *heads);

#endif
