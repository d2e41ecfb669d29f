/* Numbers in text, the same in every locale. */
#ifndef ENT_BASE_NUM_H
#define ENT_BASE_NUM_H

#include <stdint.h>

enum { ENT_NUM_SIZE = 32 };

/* The digits of a whole number, terminated. Returns `out` (room for ENT_NUM_SIZE). */
char *ent_num_print_int(int64_t value, char *out);

/* The shortest decimal form that reads back as the same double, with '.', terminated: "0.93", "153000000",
 * "1e+300". Returns `out` (room for ENT_NUM_SIZE). */
char *ent_num_print(double value, char *out);

#endif
