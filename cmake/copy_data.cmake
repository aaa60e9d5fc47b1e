# Makes DESTINATION the same as SOURCE: copies what differs, removes what is no longer there.
# Usage: cmake -D SOURCE=... -D DESTINATION=... -P copy_data.cmake
file(MAKE_DIRECTORY ${SOURCE} ${DESTINATION})
file(GLOB_RECURSE wanted RELATIVE ${SOURCE} ${SOURCE}/*)
file(GLOB_RECURSE present RELATIVE ${DESTINATION} ${DESTINATION}/*)
list(REMOVE_ITEM present ${wanted})
foreach(name IN LISTS present)
    file(REMOVE ${DESTINATION}/${name})
endforeach()
foreach(name IN LISTS wanted)
    cmake_path(GET name PARENT_PATH folder)
    file(MAKE_DIRECTORY ${DESTINATION}/${folder})
    file(COPY_FILE ${SOURCE}/${name} ${DESTINATION}/${name} ONLY_IF_DIFFERENT)
endforeach()
