/* Where the mean of a series of numbers changes: PELT (Killick, Fearnhead and Eckley 2012,
 * doi:10.1080/01621459.2012.737745), which finds the cut of the series into stretches that costs least in all, where a
 * stretch costs its sum of squares around its mean and each cut a penalty. Exact; time grows with n where there are
 * changes, with n * n at worst. Knows only numbers. */
#ifndef ENT_MEASURE_CHANGES_H
#define ENT_MEASURE_CHANGES_H

#include "base/arena.h"

enum { ENT_CHANGES_MOST = 20000 /* numbers looked at; the rest belongs to the last stretch */ };

/* Cuts x [n] into stretches of at least `shortest` numbers. Gives the index at which each begins, the first 0, in
 * `arena` (ascending; `*ret_n` of them, 1 where nothing changes, 0 where n is 0). `penalty`: what a cut must save in
 * squares. */
size_t *ent_changes_find(ent_arena *arena, const double *x, size_t n, size_t shortest, double penalty, size_t *ret_n);

/* The penalty for a series whose noise is read off its steps (half the mean square of the differences of neighbours):
 * 3 log n times its variance, after the modified BIC (Zhang and Siegmund 2007, doi:10.1111/j.1541-0420.2006.00662.x).
 */
double ent_changes_penalty(const double *x, size_t n);

#endif
