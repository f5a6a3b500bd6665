//! Element types of tensors, and the names of whole-file quantizations.
//! Source: ggml's `ggml.h` (`enum ggml_type`) and llama.cpp's `llama.h` (`enum llama_ftype`).

/// A tensor's element type.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct ElementType {
    pub(crate) name: &'static str,
    /// Elements per block.
    pub(crate) elements: u64,
    /// Bytes per block.
    pub(crate) bytes: u64,
}

/// The element types that can be read here; `None` for the others, which are named by [`other_name`].
pub(crate) fn element_type(id: u32) -> Option<ElementType> {
    let (name, elements, bytes) = match id {
        0 => ("F32", 1, 4),
        1 => ("F16", 1, 2),
        2 => ("Q4_0", 32, 18),
        3 => ("Q4_1", 32, 20),
        6 => ("Q5_0", 32, 22),
        7 => ("Q5_1", 32, 24),
        8 => ("Q8_0", 32, 34),
        9 => ("Q8_1", 32, 36),
        10 => ("Q2_K", 256, 84),
        11 => ("Q3_K", 256, 110),
        12 => ("Q4_K", 256, 144),
        13 => ("Q5_K", 256, 176),
        14 => ("Q6_K", 256, 210),
        15 => ("Q8_K", 256, 292),
        30 => ("BF16", 1, 2),
        _ => return None,
    };
    Some(ElementType { name, elements, bytes })
}

/// What to call an element type that cannot be read.
pub(crate) fn other_name(id: u32) -> String {
    let name = match id {
        16 => "IQ2_XXS",
        17 => "IQ2_XS",
        18 => "IQ3_XXS",
        19 => "IQ1_S",
        20 => "IQ4_NL",
        21 => "IQ3_S",
        22 => "IQ2_S",
        23 => "IQ4_XS",
        29 => "IQ1_M",
        34 => "TQ1_0",
        35 => "TQ2_0",
        39 => "MXFP4",
        _ => return format!("number {id}"),
    };
    name.to_owned()
}

/// The name of a whole file's quantization, from `general.file_type`.
pub(crate) fn file_type(id: u64) -> Option<&'static str> {
    Some(match id {
        0 => "F32",
        1 => "F16",
        2 => "Q4_0",
        3 => "Q4_1",
        7 => "Q8_0",
        8 => "Q5_0",
        9 => "Q5_1",
        10 => "Q2_K",
        11 => "Q3_K_S",
        12 => "Q3_K_M",
        13 => "Q3_K_L",
        14 => "Q4_K_S",
        15 => "Q4_K_M",
        16 => "Q5_K_S",
        17 => "Q5_K_M",
        18 => "Q6_K",
        21 => "Q2_K_S",
        32 => "BF16",
        _ => return None,
    })
}
