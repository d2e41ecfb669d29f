/* Visible: one table of what is hidden (Unicode 15, general categories Cc and the parts of Cf that reorder or hide:
 * bidirectional embeddings, overrides and isolates; Trojan Source, doi:10.48550/arXiv.2111.00169). Joiners and the
 * plain direction marks stay: Urdu needs them. */
#include "report/visible.h"

#include "base/utf8.h"

#include <stdio.h>

static bool is_hidden(uint32_t code)
{
	return (code >= 0x80 && code <= 0x9F) || code == 0x200B || (code >= 0x2028 && code <= 0x202E) ||
		   (code >= 0x2060 && code <= 0x2069) || code == 0xFEFF || (code >= 0xFDD0 && code <= 0xFDEF) ||
		   (code >= 0xFFF0 && code <= 0xFFFB) || (code & 0xFFFE) == 0xFFFE || (code >= 0xE0000 && code <= 0xE0FFF);
}

size_t ent_visible_next(ent_str s, size_t *at, char out[ENT_VISIBLE_SIZE])
{
	uint32_t code = ent_utf8_next(s, at);
	if (code == '\t' || code == '\n')
		return ent_utf8_put(code, out);
	if (code < 0x20)
		return ent_utf8_put(0x2400 + code, out);
	if (code == 0x7F)
		return ent_utf8_put(0x2421, out);
	if (is_hidden(code))
		return (size_t)snprintf(out, ENT_VISIBLE_SIZE, "\xE2\x9F\xA8U+%04X\xE2\x9F\xA9", (unsigned)code);
	return ent_utf8_put(code, out);
}
