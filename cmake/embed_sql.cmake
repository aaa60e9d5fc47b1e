# Writes every .sql file below a folder as a constant of the same name into one header, at configure time.
function(vizsla_embed_sql folder header)
    file(GLOB_RECURSE files CONFIGURE_DEPENDS ${folder}/*.sql)
    set(constants "")
    foreach(file IN LISTS files)
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
        get_filename_component(name ${file} NAME_WE)
        file(READ ${file} text)
        string(APPEND constants "inline constexpr std::string_view ${name} = R\"sql(${text})sql\";\n\n")
    endforeach()
    file(CONFIGURE OUTPUT ${header} @ONLY CONTENT
"// Made from core/store/sql/.
#pragma once

#include <string_view>

namespace vizsla::sql {

@constants@}  // namespace vizsla::sql
")
endfunction()
