/* Characters that a reader would not see, or that would change how others are shown, made visible. */
#ifndef ENT_REPORT_VISIBLE_H
#define ENT_REPORT_VISIBLE_H

#include "base/str.h"

enum { ENT_VISIBLE_SIZE = 16 };

/* The next character of `s` at byte `*at` (< s.len) into `out`, and moves past it; gives its bytes. Controls become
 * their pictures (U+2400..), directional overrides and other invisible ones "⟨U+202E⟩", bytes that are no UTF-8
 * U+FFFD. Tab and newline stay. */
size_t ent_visible_next(ent_str s, size_t *at, char out[ENT_VISIBLE_SIZE]);

#endif
