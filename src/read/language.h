/* Which language is this? */
#ifndef ENT_READ_LANGUAGE_H
#define ENT_READ_LANGUAGE_H

#ifdef __cplusplus
extern "C" {
#endif

/* ISO 639-1 code of the language of `text` [n bytes], a constant; "" when it cannot be told. `*reliable` is 0 when it
 * may well be wrong. */
const char *ent_language_of(const char *text, int n, int *reliable);

#ifdef __cplusplus
}
#endif
#endif
