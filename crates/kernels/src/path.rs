/// The instructions that a product runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Path {
    /// AVX-512 with VNNI: Intel servers since Ice Lake, AMD since Zen 4.
    Avx512Vnni,
    /// No particular instructions.
    Portable,
}

impl Path {
    /// Best first.
    pub const ALL: [Self; 2] = [Self::Avx512Vnni, Self::Portable];

    /// Whether this processor has the instructions.
    pub fn is_available(self) -> bool {
        match self {
            #[cfg(target_arch = "x86_64")]
            Self::Avx512Vnni => crate::x86::avx512::Avx512::detect().is_some(),
            #[cfg(not(target_arch = "x86_64"))]
            Self::Avx512Vnni => false,
            Self::Portable => true,
        }
    }

    /// The quickest path on this processor.
    pub fn best() -> Self {
        Self::ALL.into_iter().find(|path| path.is_available()).unwrap_or(Self::Portable)
    }
}
