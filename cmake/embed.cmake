# ent_embed(OUT FILES...): writes an assembler file that holds the files' bytes and a table of them
# (src/base/data.c reads it). Written again only when the list changes; the bytes are tracked as dependencies.
function(ent_embed out)
  set(text "\t.section .rodata\n")
  set(table "")
  set(i 0)
  foreach(file ${ARGN})
    get_filename_component(name ${file} NAME)
    string(APPEND text "\t.balign 64\nent_file_${i}:\n\t.incbin \"${file}\"\nent_file_${i}_end:\n\t.byte 0\n"
           "ent_name_${i}:\n\t.asciz \"${name}\"\n")
    string(APPEND table "\t.quad ent_name_${i}, ent_file_${i}, ent_file_${i}_end\n")
    math(EXPR i "${i} + 1")
  endforeach()
  string(APPEND text "\t.section .data.rel.ro,\"aw\"\n\t.balign 8\n\t.globl ent_embedded_files\n"
         "ent_embedded_files:\n${table}\t.quad 0, 0, 0\n\t.section .note.GNU-stack,\"\",@progbits\n")
  file(CONFIGURE OUTPUT ${out} CONTENT "${text}" @ONLY)
  set_source_files_properties(${out} PROPERTIES OBJECT_DEPENDS "${ARGN}")
endfunction()

# ent_image(OUT MAKER): the program MAKER writes OUT.img; OUT.S holds it in pages that a program may write to.
function(ent_image out maker)
  add_custom_command(OUTPUT ${out}.img COMMAND ${maker} ${out}.img DEPENDS ${maker} VERBATIM)
  file(CONFIGURE OUTPUT ${out}.S CONTENT "\t.data\n\t.balign 4096\n\t.globl ent_linked_image\nent_linked_image:\n\t.incbin \"${out}.img\"\n\t.section .note.GNU-stack,\"\",@progbits\n" @ONLY)
  set_source_files_properties(${out}.S PROPERTIES OBJECT_DEPENDS ${out}.img)
endfunction()
