//! Tells a processor that is too old before its first unknown instruction does.

/// The x86-64-v3 instructions that this program is compiled with and the processor lacks.
///
/// `is_x86_feature_detected!` cannot be asked: it answers "yes" at compile time for every feature
/// that the compiler was told to use.
#[cfg(target_arch = "x86_64")]
pub(crate) fn missing() -> Vec<&'static str> {
    use std::arch::x86_64::{__cpuid, __cpuid_count};
    let highest = __cpuid(0).eax;
    let basic = __cpuid(1);
    let extended = if highest >= 7 { __cpuid_count(7, 0).ebx } else { 0 };
    let amd = if __cpuid(0x8000_0000).eax >= 0x8000_0001 { __cpuid(0x8000_0001).ecx } else { 0 };
    lacking(basic.ecx, extended, amd)
}

/// Nothing is asked of other processors beyond their baseline.
#[cfg(not(target_arch = "x86_64"))]
pub(crate) fn missing() -> Vec<&'static str> {
    Vec::new()
}

/// Bits of leaf 1 ECX, leaf 7 EBX and leaf 0x80000001 ECX (Intel SDM vol. 2A, CPUID).
#[cfg(target_arch = "x86_64")]
fn lacking(basic_ecx: u32, extended_ebx: u32, amd_ecx: u32) -> Vec<&'static str> {
    [
        ("FMA", basic_ecx, 12),
        ("MOVBE", basic_ecx, 22),
        ("OSXSAVE", basic_ecx, 27),
        ("AVX", basic_ecx, 28),
        ("F16C", basic_ecx, 29),
        ("BMI1", extended_ebx, 3),
        ("AVX2", extended_ebx, 5),
        ("BMI2", extended_ebx, 8),
        ("LZCNT", amd_ecx, 5),
    ]
    .into_iter()
    .filter(|(_, register, bit)| register >> bit & 1 == 0)
    .map(|(name, ..)| name)
    .collect()
}

#[cfg(all(test, target_arch = "x86_64"))]
mod tests {
    use super::*;

    #[test]
    fn a_processor_of_2011_lacks_avx2_but_not_avx() {
        // Sandy Bridge: AVX and OSXSAVE of the nine.
        let missing = lacking(1 << 28 | 1 << 27, 0, 0);
        assert!(missing.contains(&"AVX2") && missing.contains(&"FMA"));
        assert!(!missing.contains(&"AVX"));
    }

    #[test]
    fn the_machine_that_compiled_this_test_lacks_nothing() {
        assert_eq!(missing(), Vec::<&str>::new());
    }
}
