/* The constant parts of the page: its style and its few lines of script. */
#ifndef ENT_REPORT_STYLE_H
#define ENT_REPORT_STYLE_H

extern const char ent_style_css[];
extern const char ent_style_script[];

/* Content security policy: nothing is loaded from anywhere, and no script runs but the one whose hash stands here
 * (tests/cli/test_page.py checks it). */
extern const char ent_style_policy[];

#endif
