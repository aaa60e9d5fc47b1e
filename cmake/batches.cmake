# vizsla_batches(target largest [TOGETHER]): compiles the target's files a folder at a time, at most `largest` together, or
# all in one batch. Headers take more than half of what a file takes to compile. Names in anonymous namespaces must differ
# within a folder.
#
# The preset dev compiles each file alone, which is quicker where one file changes.
option(VIZSLA_BATCHES "Compile the files of a folder together" ON)

function(vizsla_batches target largest)
    if(NOT VIZSLA_BATCHES)
        return()
    endif()
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
    get_target_property(sources ${target} SOURCES)
    foreach(source IN LISTS sources)
        if(NOT source MATCHES "\\.cpp$" OR IS_ABSOLUTE ${source})
            continue()
        endif()
        cmake_path(GET source PARENT_PATH folder)
        if("TOGETHER" IN_LIST ARGN)
            set(folder "")
        endif()
        string(MAKE_C_IDENTIFIER "${target}_${folder}" folder)
        math(EXPR batch "0${count_${folder}} / ${largest}")
        math(EXPR count_${folder} "0${count_${folder}} + 1")
        set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${folder}_${batch})
    endforeach()
endfunction()
