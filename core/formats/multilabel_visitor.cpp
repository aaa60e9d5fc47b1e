// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/multilabel_visitor.h"

#include <utility>

#include "core/text/file_text.h"

namespace vizsla {

bool MultiLabelVisitor::scalar(const JsonScalar& value)
{
    if (m_rawTarget) {
        m_raw.scalar(value);
        endRaw();
        return true;
    }
    if (m_in != In::Words)
        return refuseHere(m_in == In::Nothing ? "an object" : m_words ? "a list" : "an object");
    if (!value.isText() || !nameFault(value.text).empty())
        return refuseHere(m_wordsIn == In::File ? "names of images" : "wnids");
    m_words->emplace_back(value.text);
    return true;
}

bool MultiLabelVisitor::open(bool isList)
{
    if (m_rawTarget) {
        m_raw.open(isList);
        return true;
    }
    if (m_in == In::Words)
        return refuseHere(m_wordsIn == In::File ? "names of images" : "wnids");
    if (isList != (m_words != nullptr))
        return refuseHere(isList ? "an object" : "a list");
    if (isList) {
        m_wordsIn = std::exchange(m_in, In::Words);
        return true;
    }
    if (m_in == In::File)
        m_in = m_key == "initial_annots" ? In::Annotations : In::Problems;
    else
        m_in = m_in == In::Nothing ? In::File : In::Image;
    return true;
}

bool MultiLabelVisitor::close(bool isList)
{
    if (m_rawTarget) {
        m_raw.close(isList);
        endRaw();
        return true;
    }
    switch (m_in) {
        case In::Words:
            m_words = nullptr;
            m_in = m_wordsIn;
            return true;
        case In::Image:
            m_in = In::Annotations;
            return true;
        default:
            m_in = In::File;
            return true;
    }
}

bool MultiLabelVisitor::key(std::string_view name)
{
    if (m_rawTarget) {
        m_raw.key(name);
        return true;
    }
    switch (m_in) {
        case In::File:
            return fileKey(name);
        case In::Annotations:
            m_image = name;
            m_imageKeys.clear();
            if (const auto fault = nameFault(name); !fault.empty())
                return refuse("found " + std::string(fault) + ", expected the name of an image");
            return m_file.initialAnnotations.try_emplace(m_image).second || again(name);
        case In::Image:
            return imageKey(name);
        default:
            return startRaw(m_file.problematicImages, name);
    }
}

bool MultiLabelVisitor::fileKey(std::string_view name)
{
    m_image.clear();
    if (name != "initial_annots" && name != "problematic_images" && name != "imagenet_m")
        return startRaw(m_file.others, name);
    m_key = name;
    if (!m_knownKeys.insert(m_key).second)
        return again(name);
    if (name == "imagenet_m")
        m_words = &m_file.imagenetM.emplace();
    return true;
}

bool MultiLabelVisitor::imageKey(std::string_view name)
{
    MultiLabelFile::Image& image = m_file.initialAnnotations.find(m_image)->second;
    if (!m_imageKeys.emplace(name).second)
        return again(name);
    if (name == "correct")
        m_words = &image.correct;
    else if (name == "wrong")
        m_words = &image.wrong;
    else if (name == "unclear")
        m_words = &image.unclear;
    else
        return startRaw(image.others, name);
    return true;
}

bool MultiLabelVisitor::startRaw(RawJsonValues& values, std::string_view key)
{
    const auto [place, isNew] = values.try_emplace(std::string(key));
    m_rawTarget = &place->second;
    return isNew || again(key);
}

void MultiLabelVisitor::endRaw()
{
    if (m_raw.isComplete())
        *std::exchange(m_rawTarget, nullptr) = m_raw.take();
}

bool MultiLabelVisitor::again(std::string_view key)
{
    return refuse("found the key " + inQuotes(key) + " again, expected each key once");
}

bool MultiLabelVisitor::refuseHere(std::string_view what)
{
    if (m_in == In::Nothing)
        return refuse(
            "expected an object with \"initial_annots\", \"problematic_images\" and \"imagenet_m\"");
    const std::string place = m_image.empty() ? inQuotes(m_key) : "image " + inQuotes(m_image);
    return refuse(place + ": expected " + std::string(what));
}

}  // namespace vizsla
