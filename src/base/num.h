/* Numbers in text, the same in every locale. */
#ifndef ENT_BASE_NUM_H
#define ENT_BASE_NUM_H

enum { ENT_NUM_SIZE = 32 };

/* The shortest decimal form that reads back as the same double, with '.', terminated: "0.93", "153000000",
 * "1e+300". Returns `out` (room for ENT_NUM_SIZE). */
char *ent_num_print(double value, char *out);

#endif
