/* Frames of parsed sentences. */
#include "events/frame.h"

ent_frame *ent_frame_tree(const ent_scene *scene, uint32_t trigger, uint32_t end, int depth)
{
	return ent_frame_shallow(scene, trigger, end, depth);
}
