# Writes the rows of resources/look_alikes.csv as initializers, at configure time: wnids as numbers, so that the table
# needs no relocation when the program starts.
function(vizsla_embed_confusions csv header)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${csv})
    file(STRINGS ${csv} rows REGEX "^n[0-9]")
    list(TRANSFORM rows REPLACE "^n0*([1-9][0-9]*),n0*([1-9][0-9]*),(.*)$" "    {\\1, \\2, \\3},")
    list(JOIN rows "\n" confusions)
    file(CONFIGURE OUTPUT ${header} @ONLY CONTENT
"// Made from resources/look_alikes.csv.
constexpr PublishedRow kRows[] = {
@confusions@
};
")
endfunction()
