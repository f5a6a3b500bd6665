#[cfg(target_arch = "aarch64")]
use crate::neon::Neon;
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
use crate::product::product;
#[cfg(target_arch = "x86_64")]
use crate::x86::{avx_vnni::AvxVnni, avx2::Avx2, avx512::Avx512};
use crate::{portable, product::Matrix};

/// The instructions that a product runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Path {
    /// AVX-512 with VNNI: Intel's servers since Ice Lake, AMD since Zen 4.
    Avx512Vnni,
    /// AVX-VNNI: Intel's other processors since Alder Lake.
    AvxVnni,
    /// AVX2: nearly every x86-64 processor since 2013 (Intel) and 2017 (AMD).
    Avx2,
    /// NEON with dot products: 64-bit ARM since Armv8.2 (phones since about 2018, Apple's since A11).
    Neon,
    /// No particular instructions.
    Portable,
}

impl Path {
    /// Best first.
    pub const ALL: [Self; 5] = [Self::Avx512Vnni, Self::AvxVnni, Self::Avx2, Self::Neon, Self::Portable];

    /// Whether this processor has the instructions.
    pub fn is_available(self) -> bool {
        match self {
            #[cfg(target_arch = "x86_64")]
            Self::Avx512Vnni => Avx512::detect().is_some(),
            #[cfg(target_arch = "x86_64")]
            Self::AvxVnni => AvxVnni::detect().is_some(),
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 => Avx2::detect().is_some(),
            #[cfg(not(target_arch = "x86_64"))]
            Self::Avx512Vnni | Self::AvxVnni | Self::Avx2 => false,
            #[cfg(target_arch = "aarch64")]
            Self::Neon => Neon::detect().is_some(),
            #[cfg(not(target_arch = "aarch64"))]
            Self::Neon => false,
            Self::Portable => true,
        }
    }

    /// The quickest path on this processor.
    pub fn best() -> Self {
        Self::ALL.into_iter().find(|path| path.is_available()).unwrap_or(Self::Portable)
    }

    /// `out[m][n] = x[m][k] * w[n][k]^T`, with m taken from the length of `x`. Without the instructions
    /// it falls back to the portable path.
    pub(crate) fn product(self, w: Matrix<'_>, x: &[f32], out: &mut [f32]) {
        match self {
            #[cfg(target_arch = "x86_64")]
            Self::Avx512Vnni => {
                if let Some(kernels) = Avx512::detect() {
                    return product(kernels, w, x, out);
                }
            }
            #[cfg(target_arch = "x86_64")]
            Self::AvxVnni => {
                if let Some(kernels) = AvxVnni::detect() {
                    return product(kernels, w, x, out);
                }
            }
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 => {
                if let Some(kernels) = Avx2::detect() {
                    return product(kernels, w, x, out);
                }
            }
            #[cfg(target_arch = "aarch64")]
            Self::Neon => {
                if let Some(kernels) = Neon::detect() {
                    return product(kernels, w, x, out);
                }
            }
            _ => {}
        }
        portable::product(w, x, out);
    }
}
