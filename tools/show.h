/* What the programs that show a stage share: plain text as blocks, processor time. */
#ifndef ENT_TOOLS_SHOW_H
#define ENT_TOOLS_SHOW_H

#include "base/arena.h"
#include "read/document.h"

#include <time.h>

/* [s] of processor time that the process has taken. */
static inline double seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Cuts the document's text: one body block a paragraph, parted by blank lines. */
static inline void add_blocks(ent_arena *arena, ent_document *document)
{
	ent_str text = document->text;
	size_t most = 1;
	for (size_t at = 0; at + 1 < text.len; at++)
		most += text.ptr[at] == '\n' && text.ptr[at + 1] == '\n';
	document->blocks = ENT_NEWN(arena, ent_block, most);
	for (size_t at = 0; at < text.len;) {
		ptrdiff_t gap = ent_str_find(text, ENT_STR("\n\n"), at);
		size_t end = gap < 0 ? text.len : (size_t)gap;
		if (end > at)
			document->blocks[document->n_blocks++] = (ent_block){
				.start = (uint32_t)at, .end = (uint32_t)end, .kind = ENT_BLOCK_BODY, .language = ENT_STR("en")};
		at = end + 2;
	}
}

#endif
